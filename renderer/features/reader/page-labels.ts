type Labelled = { readonly page: number; readonly label: string };

/**
 * The page that a person means by what they typed: the printed label first ("e123", "iv"; the nearest one to
 * `from` when several pages carry it), else the number of the page in the file. Null: there is no such page.
 */
export function pageMeant(typed: string, pages: readonly Labelled[], from: number): number | null {
  const words = typed.trim().toLowerCase();
  const labelled = pages.filter((page) => page.label.toLowerCase() === words);
  const nearest = labelled.toSorted((a, b) => Math.abs(a.page - from) - Math.abs(b.page - from))[0];
  if (nearest !== undefined) return nearest.page;
  if (!/^\d{1,6}$/u.test(words)) return null;
  const number = Number(words);
  return pages.some((page) => page.page === number) ? number : null;
}

/** "12", or "e412 (page 12)" where the printed label differs from the number. */
export function pageName({ page, label }: Labelled): string {
  return label === '' || label === String(page) ? String(page) : `${label} (page ${page})`;
}
