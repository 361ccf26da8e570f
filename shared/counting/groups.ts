import type { Standing } from '#shared/domain/sides.ts';
import type { Tally } from './cell.ts';
import { type Line, type Lines, noneKey } from './levels.ts';

/** A claim as far as its groups need it. */
export type GroupableClaim = {
  readonly document: string;
  /** The study in force; null: none. */
  readonly study: string | null;
  /** Keys of the lines that it stands in, each once. */
  readonly keys: readonly string[];
};

/** A line with the claims that stand in it. */
export type ClaimGroup = Line & {
  readonly all: Tally;
  /** Where its claims stand among those given, in their order. */
  readonly places: readonly number[];
};

/** The lines that hold a claim, in order. A claim in two lines counts in each; within a line counts are distinct. */
export function groupsOf(claims: readonly GroupableClaim[], lines: readonly Line[]): ClaimGroup[] {
  const held = new Map<string, { places: number[]; documents: Set<string>; studies: Set<string> }>();
  for (const [place, { document, study, keys }] of claims.entries())
    for (const key of keys) {
      const group = held.get(key) ?? { places: [], documents: new Set(), studies: new Set() };
      if (group.places.length === 0) held.set(key, group);
      group.places.push(place);
      group.documents.add(document);
      if (study !== null) group.studies.add(study);
    }
  return lines.flatMap((line) => {
    const group = held.get(line.key);
    if (group === undefined) return [];
    const { places, documents, studies } = group;
    const all = { claims: places.length, documents: documents.size, studies: studies.size };
    return [{ ...line, places, all }];
  });
}

/** The lines that a claim stands in by its therapies: a head-to-head claim in those of both, as in the matrix. */
export function therapyKeys(
  { asCoded, mirrored }: Pick<Standing, 'asCoded' | 'mirrored'>,
  therapies: Lines,
): readonly string[] {
  return conceptKeys([...asCoded, ...mirrored], therapies);
}

/** The lines of concepts, each once; the one of those who name none when there is no concept. */
export function conceptKeys(concepts: readonly string[], lines: Lines): readonly string[] {
  if (concepts.length === 0) return [noneKey];
  return [...new Set(concepts.map((concept) => lines.lineOf(concept) ?? noneKey))];
}
