/**
 * Texts that were typed and that the store refused (on a full disk, say), by the field that they belong to. They
 * outlive the field: whoever comes back to it finds what was typed, and it is sent again.
 */
const texts = new Map<string, string>();

export const refusedTexts = {
  of: (field: string): string | null => texts.get(field) ?? null,
  /** Notes what became of a text that was sent. */
  note: (field: string, text: string, saved: boolean): void => {
    if (saved) texts.delete(field);
    else texts.set(field, text);
  },
} as const;
