import { Listeners } from './listeners.ts';

/**
 * Texts that were typed and that were not taken (on a full disk, say), by the field that they belong to. They
 * outlive the field: whoever comes back to it finds what was typed, and it is sent again.
 */
const texts = new Map<string, string>();
const changed = new Listeners<[]>();

export const refusedTexts = {
  of: (field: string): string | null => texts.get(field) ?? null,
  /** Notes what became of a text that was sent. */
  note: (field: string, text: string, saved: boolean): void => {
    if (saved) refusedTexts.forget(field);
    else {
      texts.set(field, text);
      changed.tell();
    }
  },
  /** The field holds again what is saved, or the person let go of the text. */
  forget: (field: string): void => {
    if (texts.delete(field)) changed.tell();
  },
  count: (): number => texts.size,
  subscribe: changed.add,
} as const;
