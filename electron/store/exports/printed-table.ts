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
};

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
    const label = works.get(documents.get(claimId) ?? '')?.label ?? '';
    figures.set(picture, { name: picture, png, from: [label, `page ${page}`].filter(Boolean).join(', ') });
  }
  return [...figures.values()];
}

/** The references of a table in the order of the alphabet, each once. */
export function referencesOf({ works }: PrintedTable): readonly Runs[] {
  const references = new Map([...works.values()].map(({ reference }) => [plainText(reference), reference]));
  return [...references]
    .filter(([text]) => text !== '')
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([, reference]) => reference);
}
