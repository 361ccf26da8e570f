import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import {
  AnalysisId,
  AnalysisRowId,
  AnnotationId,
  ConceptId,
  type DocumentId,
  ResultId,
  StudyId,
} from '#shared/contract/ids.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import { acrobatHighlight, withAnnotations } from '#shared/testing/annotated-pdf.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { actions } from './testing/history-deeds.ts';
import { type Action, HistoryWorld } from './testing/history-world.ts';
import { replaced } from './testing/replacing.ts';
import { commands, StaleAnswers } from './testing/stale-answers.ts';

/*
 * The window keeps answers until it is told that they are out of date. Everything is asked before and after whatever a
 * person may do: an answer that differs must have been announced.
 */

let world: HistoryWorld;
let answers: StaleAnswers;
let folder: string;
/** A paper with others' highlights, and one whose file is replaced. */
let marked: DocumentId;
let paper: DocumentId;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-stale-'));
  world = await HistoryWorld.make();
  answers = new StaleAnswers(world.review);
  const sample = resolve('resources/samples/blinatumomab-trial.pdf');
  const highlight = acrobatHighlight({ page: 1, boxes: [[100, 600, 300, 612]], text: 'Check this' });
  writeFileSync(
    join(folder, 'marked.pdf'),
    withAnnotations(new Uint8Array(readFileSync(sample)), [highlight]),
  );
  marked = await world.review.importPaper(join(folder, 'marked.pdf'));
  writeFileSync(join(folder, 'paper.txt'), 'In adults remission rates were notably higher. No more.');
  writeFileSync(join(folder, 'other.txt'), 'In adults remission rates were clearly higher. No more.');
  paper = await world.review.importPaper(join(folder, 'paper.txt'));
}, 60_000);
afterAll(async () => {
  await world.review.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What was missed, of what is done, of its undo and of its redo. */
async function missedBy(work: () => Promise<unknown>): Promise<readonly string[]> {
  const { history } = world.review.client;
  const missed: string[] = [];
  for (const step of [work, () => history.undo({}), () => history.redo({})])
    missed.push(...(await answers.see(step)).missed);
  return missed;
}

/** The commands of the log, by their labels. */
function recorded(): readonly string[] {
  const labels = new Set(
    world.rows<{ label: string }>('SELECT DISTINCT label FROM change').map(({ label }) => label),
  );
  return Object.entries(contract).flatMap(([namespace, members]) =>
    Object.entries(members).flatMap(([verb, method]) =>
      method.kind === 'command' && labels.has(method.label) ? [`${namespace}.${verb}`] : [],
    ),
  );
}

describe('every answer that a change makes out of date is announced', () => {
  test('by what only some papers, words and studies let a person do', async () => {
    const { client } = world.review;
    const facets = must(await client.taxonomy.facets({}));
    const concept = async (role: string, name: string): Promise<ConceptId> => {
      const facet = facets.find((one) => one.role === role);
      if (!facet) throw new Error(`There is no facet ${role}.`);
      const conceptId = ConceptId.parse(v7());
      must(await client.taxonomy.createConcept({ conceptId, facetId: facet.id, name }));
      return conceptId;
    };
    const conceptId = await concept('therapy', 'Antibody');
    const intoId = await concept('therapy', 'Bispecific antibody');
    const children = await concept('population', 'Children');
    const studyId = StudyId.parse(v7());
    must(await client.studies.create({ studyId, set: { label: 'Xu 2020' }, documents: [paper] }));
    const { id: claimId } = await makeClaim(client, paper, 'rates were notably higher');
    must(await client.claims.addConcept({ claimId, role: 'therapy', conceptId }));
    const selection = async (quote: string) => ({
      annotationId: AnnotationId.parse(v7()),
      anchor: await anchorOf(client, paper, quote),
    });
    const adults = await selection('In adults');
    const authors = ['Xu'];
    const set = { title: 'Another title', kind: 'primary-study', use: 'included', authors } as const;
    const steps: Readonly<Record<string, () => Promise<Result<unknown, AppError>>>> = {
      'review edited': () => client.reviews.edit({ set: { title: 'Renamed', citationStyle: 'apa-7' } }),
      'paper edited': () => client.documents.edit({ documentId: paper, set }),
      'words added': () => client.claims.addWords({ claimId, selections: [adults] }),
      'words removed': () => client.claims.removeWords({ claimId, annotationId: adults.annotationId }),
      'sides swapped': () => client.claims.swapSides({ claimId }),
      'concept edited': () =>
        client.taxonomy.editConcept({ conceptId, set: { asked: true, order: 7, synonyms: ['rates'] } }),
      'population of a study': () => client.studies.edit({ studyId, population: { [children]: true } }),
      'concepts merged': () => client.taxonomy.mergeConcept({ conceptId, intoId }),
      'left in the file': () => client.annotations.leaveInFile({ documentId: marked }),
      'taken from the file': () => client.annotations.takeFromFile({ documentId: marked }),
      'file replaced': async () => ok(await replaced(world.review, paper, join(folder, 'other.txt'))),
      'place settled': async () => {
        const [words] = must(await client.annotations.forDocument({ documentId: paper }));
        if (!words) throw new Error('No words are left.');
        const anchor = await anchorOf(client, paper, 'rates were clearly higher');
        return client.annotations.repair({ annotationId: words.id, anchor });
      },
      'paper excluded': () =>
        client.documents.edit({ documentId: paper, set: { use: 'excluded', useReason: 'Adults' } }),
    };
    for (const [name, step] of Object.entries(steps))
      expect([name, await missedBy(async () => must(await step()))]).toEqual([name, []]);
  }, 120_000);

  test('by what goes that rows of an analysis were taken from', async () => {
    const { client } = world.review;
    const studyId = StudyId.parse(v7());
    must(await client.studies.create({ studyId, set: { label: 'Of a row' } }));
    const file = join(folder, 'numbers.txt');
    writeFileSync(file, 'In this paper numbers stand.');
    const { id: claimId } = await makeClaim(client, await world.review.importPaper(file), 'numbers stand');
    const resultId = ResultId.parse(v7());
    must(await client.results.create({ resultId, claimId, set: { measure: 'HR', value: 0.5 } }));
    const set = { studyId, cells: { hr: 0.5 }, sources: { hr: { claimId, resultId } } };
    const rows = [{ rowId: AnalysisRowId.parse(v7()), set }];
    must(await client.analyses.create({ analysisId: AnalysisId.parse(v7()), set: {}, rows }));
    const losesResult = () => client.results.delete({ resultId });
    for (const goes of [() => client.studies.delete({ studyId }), losesResult]) {
      const seen = await answers.see(async () => must(await goes()));
      expect([seen.missed, seen.changed.has('analyses.one')]).toEqual([[], true]);
      // The study of a row is no part of where its numbers came from.
      if (goes === losesResult) expect(seen.changed.has('analyses.sources')).toBe(true);
    }
  }, 120_000);

  test('by every deed once, in an order in which each has something to be done to', async () => {
    for (const does of actions)
      expect([
        does,
        await missedBy(() => world.act({ does, pick: 0, other: 1, joins: false }, v7())),
      ]).toEqual([does, []]);
  }, 240_000);

  test('by what random deeds change, and their undo and redo', async () => {
    const action: fc.Arbitrary<Action> = fc.record({
      does: fc.constantFrom(...actions),
      pick: fc.nat(3),
      other: fc.nat(3),
      joins: fc.constant(false),
    });
    const sequence = fc.array(fc.oneof({ weight: 5, arbitrary: action }, fc.constantFrom('undo', 'redo')), {
      minLength: 20,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(sequence, async (steps) => {
        for (const step of steps) {
          const work = (): Promise<unknown> =>
            step === 'undo' || step === 'redo'
              ? world.review.client.history[step]({})
              : world.act(step, v7());
          expect([step, (await answers.see(work)).missed]).toEqual([step, []]);
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 240_000);

  test('by somebody new, also where their first change is refused', async () => {
    world.review.store.setReviewer('Grace');
    const seen = await answers.see(() => world.review.client.history.undo({}));
    expect(seen.missed).toEqual([]);
    expect(seen.changed).toContain('reviewers.list');
  });

  test('and all of the commands were done', () => {
    expect(recorded()).toEqual(commands);
  });
});

describe('what is not out of date is not asked again', () => {
  let fresh: DocumentId;
  beforeAll(async () => {
    writeFileSync(join(folder, 'fresh.txt'), 'Words of a paper that nobody touched yet.');
    fresh = await world.review.importPaper(join(folder, 'fresh.txt'));
  });
  test('a direction changes claims alone', async () => {
    const { id: claimId } = await makeClaim(world.review.client, fresh, 'Words of a paper');
    const seen = await answers.see(() =>
      world.review.client.claims.edit({ claimId, set: { direction: 'same' } }),
    );
    expect([...seen.announced].toSorted()).toEqual(['change', 'claim']);
    expect(seen.changed).toContain('claims.get');
  });

  test('a new claim counts, and its highlight is one', async () => {
    const seen = await answers.see(() => makeClaim(world.review.client, fresh, 'nobody touched'));
    expect([...seen.announced].toSorted()).toEqual([
      'annotation',
      'change',
      'claim',
      'claim-count',
      'claim-ties',
    ]);
  });
});
