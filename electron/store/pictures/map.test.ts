import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import Papa from 'papaparse';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StudyId } from '#shared/contract/ids.ts';
import type { MapView } from '#shared/contract/pictures.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../testing.ts';

const words = [
  'Remission came sooner with blinatumomab.',
  'Both groups lived as long.',
  'Others were not asked.',
];
let review: TestReview;

beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  const named = async (name: string) => [await conceptNamed(client, name)];
  const early = await review.importText(words.join('\n\n'), 'early.txt');
  must(await client.documents.edit({ documentId: early, set: { year: 2015 } }));
  const sides = { therapy: await named('Blinatumomab'), comparator: await named('Chemotherapy') };
  const studyId = StudyId.parse(v7());
  must(await client.studies.create({ studyId, set: { label: 'Brown' }, documents: [early] }));
  const concepts = must(await client.taxonomy.concepts({}));
  const [first, second] = concepts.filter(({ role }) => role === 'population').map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('The taxonomy has too few populations.');
  await makeClaim(client, early, words[0] ?? '', { ...sides, population: [first, second] });
  await makeClaim(client, early, words[1] ?? '', sides);
  const other = await review.importText('Only children of one group were seen.', 'other.txt');
  await makeClaim(client, other, 'Only children of one group were seen', {
    therapy: await named('Tisagenlecleucel'),
    set: { contrast: 'single-group', direction: 'not-comparative' },
  });
});
afterAll(() => review.close());

type Line = MapView['map']['columns'][number];

test.each(['years', 'populations'] as const)(
  'over %s: each bubble holds as many claims as the table filtered by it, and a claim counts once in totals',
  async (over) => {
    const { client } = review;
    for (const depth of [1, 2, 12]) {
      const { map } = must(
        await client.pictures.map({ filter: {}, over, therapyDepth: depth, populationDepth: depth }),
      );
      const claims = async (row: Omit<Line, 'year'>, column: Line): Promise<number> => {
        const therapy = { therapy: row.filter.concepts, therapyScope: row.filter.scope };
        const place =
          over === 'years'
            ? { year: [column.year] }
            : { population: column.filter.concepts, populationScope: column.filter.scope };
        return must(await client.evidence.view({ filter: { ...therapy, ...place } })).claims;
      };
      for (const [r, row] of map.rows.entries())
        for (const [c, column] of map.columns.entries())
          expect(await claims(row, column)).toBe(map.cells[r]?.[c]?.all.claims ?? 0);
      expect(map.total.all.claims).toBe(3);
      expect(map.rows.reduce((sum, { total }) => sum + total.all.claims, 0)).toBe(3);
    }
  },
);

test('years between are seen as gaps, and what has no year stands last', async () => {
  const { client } = review;
  const [other] = must(await client.documents.list({})).filter(({ title }) => title.startsWith('other'));
  if (other === undefined) throw new Error('The paper is gone.');
  const before = must(await client.pictures.map({ filter: {} })).map.columns.map(({ name }) => name);
  expect(before).toEqual(['2015', 'No year']);
  must(await client.documents.edit({ documentId: other.id, set: { year: 2018 } }));
  const after = must(await client.pictures.map({ filter: {} })).map.columns.map(({ name }) => name);
  expect(after).toEqual(['2015', '2016', '2017', '2018']);
  must(await client.history.undo({}));
});

test('its files: a picture that another program draws, and its data', async () => {
  const written = async (format: 'svg' | 'csv'): Promise<string> => {
    const path = join(dirname(review.path), `map.${format}`);
    const grantId = review.writeGrant(path);
    const picture = { what: 'map' as const, filter: {}, therapyDepth: 12 };
    const job = await review.run((jobId) =>
      review.client.pictures.export({ jobId, grantId, format, picture }),
    );
    expect(job.state).toBe('done');
    return readFileSync(path, 'utf8');
  };
  const svg = await written('svg');
  expect(() => new Resvg(svg)).not.toThrow();
  expect(svg).toContain('<circle');
  const { data } = Papa.parse<Record<string, string>>((await written('csv')).slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data.map((row) => [row['Year'], row['Claims']])).toContainEqual(['2015', '2']);
});
