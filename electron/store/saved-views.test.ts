import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EvidenceFilter } from '#shared/contract/evidence.ts';
import { type ConceptId, type JobId, SavedViewId, StudyId } from '#shared/contract/ids.ts';
import type { SavedView } from '#shared/contract/saved-views.ts';
import { conceptNamed, must } from '#shared/testing/seed-claims.ts';
import { readSettings } from './repositories/saved-views.ts';
import { openTestReview, type TestReview } from './testing.ts';

/* Views of the evidence under a name: kept with the review, undoable, opened with what is still there. */

let review: TestReview;
let blina: ConceptId;
let survival: ConceptId;
beforeEach(async () => {
  review = await openTestReview();
  blina = await conceptNamed(review.client, 'Blinatumomab');
  survival = await conceptNamed(review.client, 'Overall survival');
});
afterEach(async () => {
  await review.close();
});

const list = async (): Promise<SavedView[]> => must(await review.client.savedViews.list({}));
const names = async (): Promise<string[]> => (await list()).map(({ name }) => name);
const newView = (): SavedViewId => SavedViewId.parse(v7());
const undo = async () => must(await review.client.history.undo({}));
const redo = async () => must(await review.client.history.redo({}));

async function save(name: string, therapy: ConceptId[] = [blina]): Promise<SavedView> {
  const settings = { filter: { therapy, outcome: [survival] }, sort: [{ column: 'year' as const }] };
  return must(await review.client.savedViews.create({ savedViewId: newView(), name, settings }));
}

describe('a saved view', () => {
  test('keeps its settings over a reopening, and says its filter as a sentence', async () => {
    const made = await save('  Survival   with blinatumomab ');
    expect(made.name).toBe('Survival with blinatumomab');
    expect(made.sentence).toBe('Claims about Blinatumomab on Overall survival');
    review = await review.reopen();
    expect(await list()).toEqual([made]);
    expect(made.settings).toMatchObject({
      filter: { therapy: [blina], outcome: [survival], keyOnly: false },
      sort: [{ column: 'year', descending: false }],
      ...{ shown: 'table', columns: null, group: null },
    });
  });

  test('has a name that no other has, regardless of case', async () => {
    const first = await save('Survival');
    const second = await save('Remission');
    const refused = await review.client.savedViews.create({
      savedViewId: newView(),
      name: ' SURVIVAL',
      settings: { filter: {} },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(refused.ok ? '' : refused.error.message).toContain('There is a view “Survival” already.');
    const renamed = await review.client.savedViews.edit({
      savedViewId: second.id,
      set: { name: 'survival' },
    });
    expect(renamed).toMatchObject({ ok: false, error: { code: 'conflict' } });
    must(await review.client.savedViews.edit({ savedViewId: first.id, set: { name: 'SURVIVAL' } }));
    expect(await names()).toEqual(['Remission', 'SURVIVAL']);
    await save('Hohe Straße');
    const alike = { savedViewId: newView(), name: 'HOHE STRASSE', settings: { filter: {} } };
    expect(await review.client.savedViews.create(alike)).toMatchObject({ error: { code: 'conflict' } });
    const nameless = { savedViewId: newView(), name: '  ', settings: { filter: {} } };
    expect(await review.client.savedViews.create(nameless)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });

  test('is made, renamed, replaced and deleted, each of which Undo and Redo take back and do again', async () => {
    const { id: savedViewId } = await save('Survival');
    must(await review.client.savedViews.edit({ savedViewId, set: { name: 'OS' } }));
    const matrix = { filter: { outcome: [survival] }, shown: 'matrix' as const };
    must(await review.client.savedViews.edit({ savedViewId, set: { settings: matrix } }));
    must(await review.client.savedViews.delete({ savedViewId }));
    const seen = async () => (await list()).map(({ name, settings }) => [name, settings?.shown]);
    const steps = [[], [['OS', 'matrix']], [['OS', 'table']], [['Survival', 'table']], []];
    expect(await seen()).toEqual(steps[0]);
    for (const step of steps.slice(1)) {
      await undo();
      expect(await seen()).toEqual(step);
    }
    for (const step of steps.toReversed().slice(1)) {
      await redo();
      expect(await seen()).toEqual(step);
    }
    const gone = await review.client.savedViews.edit({ savedViewId, set: { name: 'X' } });
    expect(gone).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const checked = await review.run((jobId: JobId) => review.client.reviews.check({ jobId }));
    expect(checked.result).toMatchObject({ ok: true, log: 'equal' });
  });

  test('does not come back under a name that another has since', async () => {
    const { id: savedViewId } = await save('Survival');
    must(await review.client.savedViews.delete({ savedViewId }));
    review.store.setReviewer('Grace');
    await save('survival');
    review.store.setReviewer('Ada Lindt');
    expect(await review.client.history.undo({})).toMatchObject({
      ok: false,
      error: { code: 'stale-undo', details: { inTheWay: [{ why: 'another view has the name since' }] } },
    });
    expect(await names()).toEqual(['survival']);
  });

  test('takes the concept that is left of merged ones, and says what is gone', async () => {
    const tisa = await conceptNamed(review.client, 'CAR T-cell therapy');
    const [studyId, left] = [StudyId.parse(v7()), StudyId.parse(v7())];
    must(await review.client.studies.create({ studyId, set: { label: 'Brown 2021' } }));
    must(await review.client.studies.create({ studyId: left, set: { label: 'Xu 2020' } }));
    const filter = { therapy: [blina, tisa], study: [studyId, left] };
    const made = { savedViewId: newView(), name: 'Mine', settings: { filter } };
    must(await review.client.savedViews.create(made));
    must(await review.client.taxonomy.mergeConcept({ conceptId: blina, intoId: tisa }));
    must(await review.client.studies.delete({ studyId }));
    const [view] = await list();
    expect(view?.settings?.filter).toMatchObject({ therapy: [tisa], study: [left] });
    expect(view?.gone).toEqual(['study “Brown 2021”']);
    expect(view?.sentence).toBe('Claims about CAR T-cell therapy, of the study Xu 2020');
  });

  test('whose condition names only what is gone is not opened as everything; Undo brings it back', async () => {
    const studyId = StudyId.parse(v7());
    must(await review.client.studies.create({ studyId, set: { label: 'Brown 2021' } }));
    const settings = { filter: { therapy: [blina], study: [studyId] } };
    must(await review.client.savedViews.create({ savedViewId: newView(), name: 'Mine', settings }));
    must(await review.client.studies.delete({ studyId }));
    expect(await list()).toMatchObject([{ settings: null, gone: ['study “Brown 2021”'] }]);
    const [{ problem } = { problem: '' }] = await list();
    expect(problem).toMatch(/^What its filter names is no longer in the review: study “Brown 2021”\./u);
    await undo();
    expect(await list()).toMatchObject([{ problem: null, settings: { filter: { study: [studyId] } } }]);
  });

  test('which asks for no therapy opens also where a therapy that it named is gone', async () => {
    const settings = { filter: { therapy: [newView()], therapyScope: 'none' } };
    const read = { ...settings, filter: EvidenceFilter.parse(settings.filter) };
    must(await review.client.savedViews.create({ savedViewId: newView(), name: 'None', settings: read }));
    expect(await list()).toMatchObject([{ problem: null, sentence: 'Claims with no therapy' }]);
  });

  test('of a newer version is not opened where it asks for what is not known; columns and the like are left', () => {
    const newer = readSettings({ filter: { therapy: [blina], mood: ['glad'] } });
    expect(newer).toEqual({ problem: expect.stringContaining('does not know (mood)') });
    const values = readSettings({ filter: { direction: ['sideways'] } });
    expect(values).toEqual({ problem: expect.stringContaining('does not know (direction)') });
    const others = { shown: 'globe', sort: [{ column: 'mood' }], columns: 7, group: null, more: true };
    expect(readSettings({ filter: { therapy: [blina] }, ...others })).toMatchObject({
      filter: { therapy: [blina] },
      ...{ sort: [], shown: 'table', columns: null, group: null },
    });
    expect(readSettings('words')).toHaveProperty('problem');
  });

  test('is told in History with names', async () => {
    const { id: savedViewId } = await save('Survival');
    must(await review.client.savedViews.edit({ savedViewId, set: { settings: { filter: {} } } }));
    const [edited, created] = must(await review.client.history.groups({ limit: 2 }));
    expect([edited?.label, created?.label]).toEqual(['Saved view edited', 'Saved view added']);
    expect(edited?.names).toMatchObject({ [savedViewId]: 'Survival', [blina]: 'Blinatumomab' });
  });
});
