import { plainText, type Runs } from '#shared/citations/runs.ts';
import type { ExportFacts } from './export-facts.ts';
import type { PlacedFigure } from '../pictures/placed-matrix.ts';
import type { PrintedLine } from './evidence-line.ts';
import type { ExportedRegion } from './region-pictures.ts';

/** A document as a printed table names it. */
export type CitedWork = {
  /** "Brown et al., 2021". */
  readonly label: string;
  /** The full reference in the review's style. */
  readonly reference: Runs;
  /** Its place in the list of references; null where the style lists by name, or nothing is known of the work. */
  readonly number: number | null;
};

/** A work of the list of references. */
export type Reference = Pick<CitedWork, 'number' | 'reference'>;

/** An evidence table for a file that is read rather than calculated with. */
export type PrintedTable = {
  readonly lines: readonly PrintedLine[];
  readonly facts: ExportFacts;
  /** The documents of the lines, by id. */
  readonly works: ReadonlyMap<string, CitedWork>;
  /** Those with a picture are named "figure 1" and so on. */
  readonly regions: readonly ExportedRegion[];
  /** The matrix of the same claims; null where the format has no room for it, or it has no line. */
  readonly matrix: PlacedFigure | null;
};

/** A picture once, however many claims rest on it. */
export type Figure = {
  /** "figure 1". */
  readonly name: string;
  readonly png: Uint8Array;
  /** Where it is from: "Brown et al., 2021, page e101". */
  readonly from: string;
};

/** The pictures of a table in order. */
export function figuresOf({ lines, regions, works }: PrintedTable): readonly Figure[] {
  const documents = new Map<string, string>(lines.map(({ row }) => [row.claimId, row.document]));
  const figures = new Map<string, Figure>();
  for (const { claimId, page, picture, png } of regions) {
    if (picture === null || png === null || figures.has(picture)) continue;
    const label = labelled(works.get(documents.get(claimId) ?? ''));
    figures.set(picture, { name: picture, png, from: [label, `page ${page}`].filter(Boolean).join(', ') });
  }
  return [...figures.values()];
}

/**
 * Numbers works in order of first citation. Papers with the same reference are one work and have one number.
 * @param works by document, in the order in which the table first tells of them
 */
export function numberedWorks(
  works: readonly (readonly [document: string, work: Omit<CitedWork, 'number'>])[],
): Map<string, CitedWork> {
  const texts = new Set(works.map(([, { reference }]) => plainText(reference)).filter((text) => text !== ''));
  const numbers = new Map([...texts].map((text, at) => [text, at + 1]));
  return new Map(
    works.map(([document, work]) => [
      document,
      { ...work, number: numbers.get(plainText(work.reference)) ?? null },
    ]),
  );
}

/** A work as a table names it: "Brown et al., 2021 [2]"; the number alone where there is no name for it. */
export function labelled(work: CitedWork | undefined): string {
  if (work === undefined) return '';
  return [work.label, numberMark(work)].filter((part) => part !== '').join(' ');
}

/** "[2]", or nothing in styles without numbers. */
function numberMark({ number }: CitedWork): string {
  return number === null ? '' : `[${number}]`;
}

/** The references of a table, each once: by number where the style has numbers, else in the order of the alphabet. */
export function referencesOf({ works }: PrintedTable): readonly Reference[] {
  const references = new Map([...works.values()].map((work) => [plainText(work.reference), work]));
  return [...references]
    .filter(([text]) => text !== '')
    .toSorted(([a, one], [b, other]) => (one.number ?? 0) - (other.number ?? 0) || a.localeCompare(b, 'en'))
    .map(([, { number, reference }]) => ({ number, reference }));
}
