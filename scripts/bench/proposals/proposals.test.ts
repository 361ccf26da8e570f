import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTaxonomy } from '#shared/domain/taxonomy-file.ts';
import { noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { agreements, kappaOf } from './agreement.ts';
import { labelRoles, labelsOf } from './labels.ts';
import { measured, proposals, scoreOf } from './score.ts';
import { pointers, sentences, taxonomies } from './sentences.ts';

const published = readFileSync(new URL('../../../docs/measures/proposals.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The published row of a half, as numbers. */
function row(half: 'tuning' | 'apart', of: string) {
  const cells = published.find((one) => one[1] === half && one[2] === of);
  return { precision: Number(cells?.[7]), recall: Number(cells?.[8]) };
}

describe('labelled sentences', () => {
  const all = pointers();

  it('are enough, and parted by their ids', () => {
    const tuning = all.filter(({ half }) => half === 'tuning');
    expect(tuning.length).toBeGreaterThanOrEqual(100);
    expect(all.length - tuning.length).toBeGreaterThanOrEqual(200);
    for (const { id, half } of all) {
      expect(half).toBe(Number.parseInt(id.slice(-4), 16) % 3 === 0 ? 'tuning' : 'apart');
    }
  });

  it('keep words of articles only', () => {
    for (const { file, text } of all) expect(text !== null).toBe(file.startsWith('articles/'));
  });

  it('bear labels of their taxonomy in each round', () => {
    const files = taxonomies();
    expect(checkTaxonomy(files['heart-and-diabetes'])).toEqual([]);
    for (const name of ['round-1.txt', 'round-2.txt', 'final.txt'] as const) {
      const labels = labelsOf(name);
      expect([...labels.keys()].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      for (const { id, taxonomy } of all) {
        for (const role of labelRoles) {
          const wanted = role === 'comparator' ? 'therapy' : role;
          const facet = files[taxonomy].facets.find((one) => one.role === wanted);
          const keys = facet?.concepts.map(({ key }) => key) ?? [];
          expect(keys).toEqual(expect.arrayContaining([...(labels.get(id)?.[role] ?? [])]));
        }
      }
    }
  });

  it('agree between the rounds as published', () => {
    for (const { of, identical } of agreements(labelsOf('round-1.txt'), labelsOf('round-2.txt'))) {
      expect([of, Number(published.find((cells) => cells[1] === of)?.[3])]).toEqual([of, identical]);
    }
  });
});

it('measures agreement and scores by their definitions', () => {
  // Observed 0.7, expected by chance 0.5.
  const pairs = (a: string, b: string, times: number) => Array.from({ length: times }, () => [a, b] as const);
  expect(
    kappaOf([...pairs('x', 'x', 20), ...pairs('x', 'y', 5), ...pairs('y', 'x', 10), ...pairs('y', 'y', 15)]),
  ).toBeCloseTo(0.4, 10);
  expect(scoreOf([[new Set(['a', 'b']), new Set(['b', 'c', 'd'])]])).toMatchObject({
    precision: 0.5,
    recall: 0.333,
    f1: 0.4,
  });
});

it('reads what the repository keeps without the data folder', () => {
  const kept = sentences(null);
  expect(kept.length).toBe(pointers().filter(({ text }) => text !== null).length);
});

const skipped = sheafData === null ? ` (${noSheafData})` : '';

describe.skipIf(sheafData === null)(`proposals are as right as published${skipped}`, () => {
  it.each(['tuning', 'apart'] as const)('on the half %s', (half) => {
    const all = sentences(sheafData).filter((sentence) => sentence.half === half);
    for (const { of, precision, recall } of measured(proposals(all, labelsOf('final.txt')))) {
      const floor = row(half, of);
      expect(precision, `precision of ${of}`).toBeGreaterThanOrEqual(floor.precision);
      expect(recall, `recall of ${of}`).toBeGreaterThanOrEqual(floor.recall);
    }
  });
});
