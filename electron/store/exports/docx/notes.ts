import { anchorStateLabels } from '#shared/domain/labels.ts';
import { labelled, type PrintedTable } from '../printed-table.ts';

/** A quote that the table points to by its number. */
export type Note = {
  readonly number: number;
  readonly quote: string;
  /** "Brown et al., 2021, page e101", and what is unsure about its place. */
  readonly from: string;
};

export type Notes = {
  readonly notes: readonly Note[];
  /** The numbers of each line, in the order of its quotes. */
  readonly ofLine: readonly (readonly number[])[];
};

/** Numbers the quotes in order of appearance; the same words on the same page of a document are one note. */
export function notesOf({ lines, works }: PrintedTable): Notes {
  const byPlace = new Map<string, Note>();
  const ofLine = lines.map(({ line, row }) => {
    const quotes = Array.isArray(line.quote) ? line.quote.map(String) : [];
    return quotes.map((quote, at) => {
      const page = row.page[at] ?? '';
      const key = JSON.stringify([row.document, page, quote]);
      const known = byPlace.get(key);
      if (known !== undefined) return known.number;
      const label = labelled(works.get(row.document));
      const where = [label, page === '' ? '' : `page ${page}`].filter(Boolean).join(', ');
      const state =
        row.anchor === 'exact' ? '' : ` (place in the file: ${anchorStateLabels[row.anchor].toLowerCase()})`;
      const note = { number: byPlace.size + 1, quote, from: where + state };
      byPlace.set(key, note);
      return note.number;
    });
  });
  return { notes: [...byPlace.values()], ofLine };
}
