import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { EvidenceGroup } from '#shared/contract/evidence.ts';
import { ClaimId, ConceptId } from '#shared/contract/ids.ts';
import { gridLines, headAbove, rowsOf } from './grid-lines.ts';

const claimIds = Array.from({ length: 3 }, () => ClaimId.parse(v7()));
const [first, second, third] = claimIds;
const about = { therapy: [], therapyScope: 'below' as const };
const open = new Set<string>();

const group = (key: string, places: number[], own: EvidenceGroup['about'] = null): EvidenceGroup => ({
  ...{ key, kind: 'concept', name: key, path: [key], documents: 1, studies: 0 },
  ...{ claims: places.length, places, about: own },
});
const told = (groups: EvidenceGroup[] | null, folded = open) =>
  gridLines({ claimIds, groups }, about, folded).lines.map((line) =>
    line.kind === 'head' ? `${line.folded ? '+' : '-'} ${line.group.name}` : line.claimId,
  );

describe('the lines of a table', () => {
  test('are its claims in order, read in one go, while nothing is grouped', () => {
    const { lines, stretches } = gridLines({ claimIds, groups: null }, about, open);
    expect(told(null)).toEqual(claimIds);
    expect(lines[2]).toMatchObject({ place: 2, row: 2, stretch: 0 });
    expect(stretches).toEqual([{ ids: claimIds, about }]);
  });

  test('are heads with their claims below; a folded group shows its head alone', () => {
    const groups = [group('a', [2, 0]), group('b', [1])];
    expect(told(groups)).toEqual(['- a', third, first, '- b', second]);
    expect(told(groups, new Set(['a']))).toEqual(['+ a', '- b', second]);
  });

  test('folding changes no place of a claim, so that nothing is read again', () => {
    const groups = [group('a', [2, 0]), group('b', [1])];
    const all = gridLines({ claimIds, groups }, about, open);
    const some = gridLines({ claimIds, groups }, about, new Set(['a']));
    expect(some.stretches).toEqual(all.stretches);
    expect(some.lines.at(-1)).toMatchObject({ place: 2, row: 0 });
    expect(all.lines.at(-1)).toMatchObject({ place: 2, row: 2 });
  });

  test('a claim of two groups has two lines that are told apart', () => {
    const { lines } = gridLines({ claimIds, groups: [group('a', [0]), group('b', [0])] }, about, open);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(4);
  });

  test('groups of therapies are read each about their own', () => {
    const own = { therapy: [ConceptId.parse(v7())], therapyScope: 'below' as const };
    const { lines, stretches } = gridLines(
      { claimIds, groups: [group('a', [0, 1], own), group('b', [1], about)] },
      about,
      open,
    );
    expect(stretches).toEqual([
      { ids: [first, second], about: own },
      { ids: [second], about },
    ]);
    expect(rowsOf(lines, 0).map(({ at }) => at)).toEqual([1, 2]);
    expect(rowsOf(lines, 1)).toMatchObject([{ at: 4, line: { claimId: second, row: 0 } }]);
  });

  test('each line knows its head', () => {
    const { lines } = gridLines({ claimIds, groups: [group('a', [0, 1]), group('b', [2])] }, about, open);
    expect(lines.map((_, at) => headAbove(lines, at))).toEqual([0, 0, 0, 3, 3]);
    expect(headAbove(gridLines({ claimIds, groups: null }, about, open).lines, 1)).toBe(-1);
  });
});
