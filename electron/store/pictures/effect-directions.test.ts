import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import Papa from 'papaparse';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConceptId, ResultId, StudyId } from '#shared/contract/ids.ts';
import { emptyArm } from '#shared/domain/reported-result.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../testing.ts';

const words = ['Remission came sooner with blinatumomab.', 'Both groups lived as long.'];
let review: TestReview;
const studyId = StudyId.parse(v7());

beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  const paper = await review.importText(words.join('\n\n'), 'trial.txt');
  const named = async (name: string) => [await conceptNamed(client, name)];
  const sides = { therapy: await named('Blinatumomab'), comparator: await named('Chemotherapy') };
  must(
    await client.studies.create({
      studyId,
      set: { label: '=Brown & sons', design: 'randomised' },
      documents: [paper],
    }),
  );
  const claim = await makeClaim(client, paper, words[0] ?? '', {
    ...sides,
    set: { outcome: await conceptNamed(client, 'Complete remission'), direction: 'favours-therapy' },
  });
  await makeClaim(client, paper, words[1] ?? '', {
    ...sides,
    set: { outcome: await conceptNamed(client, 'Overall survival'), direction: 'same' },
  });
  const arms = [
    { ...emptyArm, side: 'therapy' as const, nRandomised: 108, nAnalysed: 105 },
    { ...emptyArm, side: 'comparator' as const, nRandomised: 400 },
  ];
  const resultId = ResultId.parse(v7());
  must(await client.results.create({ claimId: claim.id, resultId, set: { arms } }));
});
afterAll(() => review.close());

test('a study and its outcomes, with the people of its therapy arm; each cell is found in the table', async () => {
  const { client } = review;
  const { plot, view } = must(await client.pictures.effectDirections({ filter: {}, outcomeDepth: 12 }));
  expect(plot.studies).toMatchObject([
    { id: studyId, design: 'randomised', therapy: { name: 'Blinatumomab' } },
  ]);
  const therapy = [plot.studies[0]?.therapy?.id ?? ConceptId.parse('')];
  expect(plot.outcomes.map(({ name }) => name)).toEqual(['Complete remission', 'Overall survival']);
  expect(plot.studies[0]?.effects).toMatchObject([
    { direction: 'favours-therapy', people: 105 },
    { direction: 'same', people: null },
  ]);
  expect(view.claims).toBe(2);
  for (const { filter } of plot.outcomes) {
    const shown = {
      ...{ study: [studyId], therapy, therapyScope: 'itself' as const },
      ...{ outcome: filter.concepts, outcomeScope: filter.scope },
    };
    expect(must(await client.evidence.view({ filter: shown })).claims).toBe(1);
  }
});

test('its files: a picture that another program draws, and data with formulas guarded', async () => {
  const written = async (format: 'svg' | 'png' | 'csv' | 'json'): Promise<Buffer> => {
    const path = join(dirname(review.path), `effects.${format}`);
    const grantId = review.writeGrant(path);
    const picture = { what: 'effect-direction' as const, filter: {}, outcomeDepth: 12 };
    const job = await review.run((jobId) =>
      review.client.pictures.export({ jobId, grantId, format, picture }),
    );
    expect(job.state).toBe('done');
    return readFileSync(path);
  };
  const svg = (await written('svg')).toString();
  expect(() => new Resvg(svg)).not.toThrow();
  expect(svg).toContain('=Brown &amp; sons');
  expect((await written('png')).subarray(1, 4).toString()).toBe('PNG');
  const { data } = Papa.parse<Record<string, string>>((await written('csv')).toString('utf8').slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toMatchObject([
    {
      Study: "'=Brown & sons",
      Therapy: 'Blinatumomab',
      Outcome: 'Complete remission',
      'People in the therapy arm': '105',
      Size: 'medium',
    },
    { Direction: 'Same', Size: 'unknown' },
  ]);
  const json = JSON.parse((await written('json')).toString());
  expect(json.effectDirections.studies).toHaveLength(1);
});
