import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import Papa from 'papaparse';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimEdit } from '#shared/contract/claims.ts';
import type { ConceptId, DocumentId } from '#shared/contract/ids.ts';
import { StudyId } from '#shared/contract/ids.ts';
import { type MatrixAsked, type MatrixView, PictureExport } from '#shared/contract/pictures.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import type { z } from 'zod';
import { pngSize } from '../exports/region-pictures.ts';
import { openTestReview, type TestReview } from '../testing.ts';

const words = [
  'Remission came sooner with blinatumomab.',
  'Survival was the same in both groups.',
  'All children of one group went into remission.',
  'Nobody knows about relapse.',
];
type Line = MatrixView['matrix']['rows'][number];

let review: TestReview;
let paper: DocumentId;
let [blinatumomab, chemotherapy, remission, survival]: ConceptId[] = [];

beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  paper = await review.importText(words.join('\n\n'), 'trial.txt');
  const named = (name: string): Promise<ConceptId> => conceptNamed(client, name);
  [blinatumomab, chemotherapy] = [await named('Blinatumomab'), await named('Chemotherapy')];
  [remission, survival] = [await named('Complete remission'), await named('Overall survival')];
  const sides = { therapy: [blinatumomab], comparator: [chemotherapy] };
  await makeClaim(client, paper, words[0] ?? '', {
    ...sides,
    set: { outcome: remission, direction: 'favours-therapy', support: 'own-data' },
  });
  await makeClaim(client, paper, words[1] ?? '', {
    ...sides,
    set: { outcome: survival, direction: 'same', support: 'cited' },
  });
  await makeClaim(client, paper, words[2] ?? '', {
    therapy: [blinatumomab],
    set: { outcome: remission, contrast: 'single-group', direction: 'not-comparative' } satisfies ClaimEdit,
  });
  await makeClaim(client, paper, words[3] ?? '');
});
afterAll(() => review.close());

async function matrix(asked: Partial<z.input<typeof MatrixAsked>> = {}) {
  const {
    matrix: found,
    view,
    depths,
  } = must(await review.client.pictures.matrix({ filter: {}, therapyDepth: 12, outcomeDepth: 12, ...asked }));
  const cell = (row: string, column: string) => {
    const [r, c] = [found.rows, found.columns].map((lines, at) =>
      lines.findIndex(({ name }) => name === (at === 0 ? row : column)),
    );
    return found.cells[r ?? -1]?.[c ?? -1] ?? null;
  };
  return { ...found, view, depths, cell };
}

describe('the matrix of a review', () => {
  test('counts what was coded, at its place', async () => {
    const found = await matrix();
    expect(found.rows.map(({ name }) => name)).toEqual(['Blinatumomab', 'No therapy']);
    expect(found.columns.map(({ name }) => name)).toEqual([
      'Complete remission',
      'Overall survival',
      'No outcome',
    ]);
    expect(found.cell('Blinatumomab', 'Complete remission')).toMatchObject({
      all: { claims: 2, documents: 1, studies: 0 },
      directions: { 'favours-therapy': 1 },
      beside: { 'not-comparative': 1 },
    });
    expect(found.total.all).toEqual({ claims: 4, documents: 1, studies: 0 });
    expect(found.view).toEqual({ claims: 4, leftOut: 0, putAside: 0, pooledBeside: null, filter: {} });
    expect(found.depths.therapy).toBeGreaterThan(1);
  });

  test('the sum over what a filter keeps and leaves out is the whole; names of the filter are told', async () => {
    if (remission === undefined) throw new Error('The taxonomy has no remission.');
    const found = await matrix({ filter: { outcome: [remission] } });
    expect(found.view).toMatchObject({ claims: 2, leftOut: 2, filter: { outcome: ['Complete remission'] } });
    expect(found.total.all.claims).toBe(2);
  });

  test('studies only: findings of a study’s own data; undone, they count without one again', async () => {
    const { client } = review;
    const studyId = StudyId.parse(v7());
    must(await client.studies.create({ studyId, set: { label: 'Brown 2021' }, documents: [paper] }));
    const found = await matrix({ filter: { studiesOnly: true }, by: 'studies' });
    expect(found.view).toMatchObject({
      ...{ claims: 1, leftOut: 3, pooledBeside: 0, filter: { studiesOnly: 'yes' } },
    });
    expect(found.total.directions).toEqual({ 'favours-therapy': 1 });
    must(await client.history.undo({}));
    expect((await matrix({ filter: { studiesOnly: true } })).view.claims).toBe(0);
  });
});

test('whatever the filter and the depth: each cell and total holds as many claims as the table filtered by it', async () => {
  const { client } = review;
  const named = async (name: string) => [await conceptNamed(client, name)];
  await makeClaim(client, paper, words[3] ?? '', {
    therapy: await named('Immunotherapy'),
    comparator: await named('CAR T-cell therapy'),
    set: { outcome: await conceptNamed(client, 'Toxicity'), direction: 'favours-comparator' },
  });
  const views = [
    {},
    { therapy: await named('Immunotherapy') },
    { therapy: await named('Blinatumomab') },
    { therapy: await named('Chemotherapy'), outcome: await named('Overall survival') },
    { therapyScope: 'none' as const },
    { therapy: await named('Blinatumomab'), therapyScope: 'itself' as const },
    { direction: ['favours-comparator' as const] },
    { direction: ['favours-therapy' as const, 'same' as const] },
    { therapy: await named('Immunotherapy'), direction: ['favours-therapy' as const] },
  ];
  for (const view of views)
    for (const depth of [1, 2, 3, 12]) {
      const asked = { filter: view, therapyDepth: depth, outcomeDepth: depth };
      const { matrix: found } = must(await client.pictures.matrix(asked));
      const claims = async (row: Line | null, column: Line | null): Promise<number> => {
        const therapy = row === null ? {} : { therapy: row.filter.concepts, therapyScope: row.filter.scope };
        const outcome =
          column === null ? {} : { outcome: column.filter.concepts, outcomeScope: column.filter.scope };
        return must(await client.evidence.view({ filter: { ...view, ...therapy, ...outcome } })).claims;
      };
      for (const row of found.rows) expect(await claims(row, null)).toBe(row.total.all.claims);
      for (const column of found.columns) expect(await claims(null, column)).toBe(column.total.all.claims);
      for (const [r, row] of found.rows.entries())
        for (const [c, column] of found.columns.entries())
          expect(await claims(row, column)).toBe(found.cells[r]?.[c]?.all.claims ?? 0);
      expect(await claims(null, null)).toBe(found.total.all.claims);
    }
  must(await client.history.undo({}));
});

async function exported(format: 'svg' | 'png' | 'csv' | 'json'): Promise<Buffer> {
  const path = join(dirname(review.path), `matrix.${format}`);
  const grantId = review.writeGrant(path);
  const job = await review.run((jobId) =>
    review.client.pictures.export({
      jobId,
      grantId,
      format,
      picture: { what: 'matrix', filter: {}, therapyDepth: 12, outcomeDepth: 12 },
    }),
  );
  const bytes = readFileSync(path);
  expect(PictureExport.parse(job.result)).toMatchObject({
    claims: 4,
    rows: 2,
    columns: 3,
    boxes: false,
    bytes: bytes.length,
  });
  return bytes;
}

describe('its files, read by other programs', () => {
  test('SVG: well-formed, with the text of every row and column, title and description', async () => {
    const svg = (await exported('svg')).toString();
    // It takes well-formed XML and nothing else.
    expect(() => new Resvg(svg)).not.toThrow();
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</gu)].map(([, text]) => text);
    for (const name of ['Blinatumomab', 'No therapy', 'No outcome', 'remission'])
      expect(texts).toContain(name);
    expect(svg).toContain('<title id="title">Therapy × outcome matrix</title>');
    expect(svg).toMatch(/<desc id="description">[^<]*4 claims in all/u);
    expect(svg).not.toMatch(/style=|<script|<image|href/u);
  });

  test('PNG: of the size of the SVG at 300 dots per inch, and it says so', async () => {
    const svg = (await exported('svg')).toString();
    const width = Number(/ width="(\d+)"/u.exec(svg)?.[1]);
    const png = await exported('png');
    expect(pngSize(png)?.width).toBe(Math.round((width * 300) / 96));
    const at = png.indexOf('pHYs');
    expect([png.readUInt32BE(at + 4), png.readUInt8(at + 12)]).toEqual([11_811, 1]);
  });

  test('CSV and JSON: the counts of the view', async () => {
    const found = await matrix();
    const parsed = Papa.parse<Record<string, string>>((await exported('csv')).toString('utf8').slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    const rows = parsed.data.map((row) => [
      row['Therapy']?.split(' › ').at(-1),
      row['Outcome']?.split(' › ').at(-1),
      row['Claims'],
    ]);
    expect(rows).toContainEqual(['Blinatumomab', 'Complete remission', '2']);
    expect(rows.at(-1)).toEqual(['Total, distinct', 'Total, distinct', '4']);
    expect(parsed.data[0]?.['Claims, comparative: Favours therapy']).toBe('1');
    const { view: _view, depths: _depths, cell: _cell, ...plain } = found;
    expect(JSON.parse((await exported('json')).toString()).matrix).toEqual(plain);
  });
});
