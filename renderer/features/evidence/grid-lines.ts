import type { AboutTherapies } from '#shared/contract/concept-scope.ts';
import type { EvidenceGroup } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';

/** Claims whose rows are about the same therapies; what is chosen stays within one, as the same words mean the same there. */
export interface Stretch {
  readonly ids: readonly ClaimId[];
  readonly about: AboutTherapies;
}

/** The head of a group. */
export interface HeadLine {
  readonly kind: 'head';
  readonly key: string;
  readonly group: EvidenceGroup;
  readonly folded: boolean;
  readonly stretch: number;
}

/** A claim: in two groups it has two lines. */
export interface ClaimLine {
  readonly kind: 'claim';
  readonly key: string;
  readonly claimId: ClaimId;
  readonly stretch: number;
  /** Its place among the ids of its stretch. */
  readonly place: number;
  /** How many lines of claims of its stretch stand above it. */
  readonly row: number;
}

/** A line of the table. */
export type GridLine = HeadLine | ClaimLine;

/** The lines of a table, and the stretches that their rows are read in. */
export interface GridLines {
  readonly lines: readonly GridLine[];
  readonly stretches: readonly Stretch[];
}

/** What the store answers of a view, as far as its lines need it. */
interface Answer {
  readonly claimIds: readonly ClaimId[];
  readonly groups: readonly EvidenceGroup[] | null;
}

/**
 * The lines of a view from top to bottom: its claims, or heads with their claims below.
 * @param about the therapies that the view is about
 * @param folded keys of the groups of which only the head is shown
 */
export function gridLines(
  { claimIds, groups }: Answer,
  about: AboutTherapies,
  folded: ReadonlySet<string>,
): GridLines {
  if (groups === null) return { lines: plainLines(claimIds), stretches: [{ ids: claimIds, about }] };
  const lines: GridLine[] = [];
  const stretches: { ids: ClaimId[]; about: AboutTherapies }[] = [];
  let row = 0;
  for (const group of groups) {
    if (group.about !== null || stretches.length === 0) {
      stretches.push({ ids: [], about: group.about ?? about });
      row = 0;
    }
    const stretch = stretches.length - 1;
    const ids = stretches[stretch]?.ids ?? [];
    const isFolded = folded.has(group.key);
    lines.push({ kind: 'head', key: group.key, group, folded: isFolded, stretch });
    for (const place of group.places) {
      const claimId = claimIds[place];
      if (claimId === undefined) continue;
      ids.push(claimId);
      if (isFolded) continue;
      const key = `${group.key} ${claimId}`;
      lines.push({ kind: 'claim', key, claimId, stretch, place: ids.length - 1, row });
      row += 1;
    }
  }
  return { lines, stretches };
}

function plainLines(claimIds: readonly ClaimId[]): readonly ClaimLine[] {
  return claimIds.map((claimId, place) => ({
    kind: 'claim',
    key: claimId,
    claimId,
    stretch: 0,
    place,
    row: place,
  }));
}

/** The claims of a stretch that have a line, with where the line stands in the table. */
export function rowsOf(
  lines: readonly GridLine[],
  stretch: number,
): readonly { readonly line: ClaimLine; readonly at: number }[] {
  return lines.flatMap((line, at) =>
    line.kind === 'claim' && line.stretch === stretch ? [{ line, at }] : [],
  );
}

/** Where the head of a line's group stands; −1 where lines have no heads. */
export function headAbove(lines: readonly GridLine[], at: number): number {
  return lines.findLastIndex((line, index) => index <= at && line.kind === 'head');
}
