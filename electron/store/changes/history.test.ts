import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CheckReport } from '#shared/contract/reviews.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { actions } from '../testing/history-deeds.ts';
import { type Action, HistoryWorld } from '../testing/history-world.ts';

let world: HistoryWorld;
beforeAll(async () => {
  world = await HistoryWorld.make();
});
afterAll(async () => {
  await world.review.close();
});

const action: fc.Arbitrary<Action> = fc.record({
  does: fc.constantFrom(...actions),
  pick: fc.nat(5),
  other: fc.nat(5),
  joins: fc.boolean(),
});
type Step = Action | 'undo' | 'redo';
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: action },
  { weight: 2, arbitrary: fc.constantFrom('undo', 'redo') },
);

async function expectWhole(): Promise<void> {
  const job = await world.review.run((jobId) => world.review.client.reviews.check({ jobId }));
  expect(CheckReport.parse(job.result)).toMatchObject({ ok: true, integrity: 'ok', log: 'equal' });
}

/** Live things that point at what is deleted: there must never be any. */
function looseEnds(): unknown[] {
  return world.rows(`SELECT c.id, 'concept' AS what FROM claim c JOIN claim_concept l ON l.claim_id = c.id
      JOIN concept k ON k.id = l.concept_id WHERE c.deleted = 0 AND k.deleted = 1
    UNION SELECT c.id, 'outcome' FROM claim c JOIN concept k ON k.id = c.outcome_id WHERE c.deleted = 0 AND k.deleted = 1
    UNION SELECT c.id, 'words' FROM claim c JOIN claim_annotation l ON l.claim_id = c.id
      JOIN annotation a ON a.id = l.annotation_id WHERE c.deleted = 0 AND a.deleted = 1
    UNION SELECT c.id, 'no words' FROM claim c WHERE c.deleted = 0
      AND NOT EXISTS (SELECT 1 FROM claim_annotation l WHERE l.claim_id = c.id)
    UNION SELECT c.id, 'study' FROM claim c JOIN study s ON s.id = c.study_id WHERE c.deleted = 0 AND s.deleted = 1
    UNION SELECT r.id, 'claim' FROM result r JOIN claim c ON c.id = r.claim_id WHERE r.deleted = 0 AND c.deleted = 1
    UNION SELECT r.id, 'numbers of no words' FROM result r JOIN annotation a ON a.id = r.annotation_id
      WHERE r.deleted = 0 AND a.deleted = 1
    UNION SELECT r.id, 'analysis' FROM analysis_row r JOIN analysis a ON a.id = r.analysis_id
      WHERE r.deleted = 0 AND a.deleted = 1
    UNION SELECT k.id, 'parent' FROM concept k JOIN concept p ON p.id = k.parent_id WHERE k.deleted = 0 AND p.deleted = 1`);
}

describe('one reviewer alone', () => {
  /** What the stacks should hold: the state before and after each action. */
  class Model {
    undo: { readonly group: string; readonly before: string; after: string }[] = [];
    redo: Model['undo'] = [];

    acted(group: string, before: string, after: string): void {
      const top = this.undo.at(-1);
      if (top?.group === group) top.after = after;
      else this.undo.push({ group, before, after });
      this.redo = [];
    }
  }

  async function act(model: Model, done: Action): Promise<void> {
    const group = (done.joins && model.undo.at(-1)?.group) || v7();
    const before = world.state();
    const changes = world.changes();
    await world.act(done, group);
    if (world.changes() > changes) model.acted(group, before, world.state());
    else expect(world.state()).toBe(before);
  }

  async function takeBack(model: Model, which: 'undo' | 'redo'): Promise<void> {
    const [from, to] = which === 'undo' ? [model.undo, model.redo] : [model.redo, model.undo];
    const expected = from.pop();
    const reply = await world.review.client.history[which]({});
    if (!expected) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
      return;
    }
    must(reply);
    expect(world.state()).toBe(which === 'undo' ? expected.before : expected.after);
    // What was taken back is an action of its own: nothing joins it.
    to.push({ ...expected, group: '' });
  }

  test('undo always gives the state before the action, redo the one after it, in any order', async () => {
    const steps = fc.array(step, { minLength: 5, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        world.newcomer('Ada');
        const model = new Model();
        for (const next of sequence) {
          if (typeof next === 'string') await takeBack(model, next);
          else await act(model, next);
          expect(looseEnds()).toEqual([]);
        }
        while (model.undo.length > 0) await takeBack(model, 'undo');
        while (model.redo.length > 0) await takeBack(model, 'redo');
        const { undo, redo } = must(await world.review.client.history.state({}));
        expect([undo === null, redo]).toEqual([model.undo.length === 0, null]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    await expectWhole();
  }, 120_000);
});

describe('two reviewers in one review', () => {
  type Standing = { readonly value: string; readonly since: number };

  /**
   * The values that somebody else set last, and the place in the log since when each is so; those that an undo of
   * this reviewer's own brought back are not among them.
   */
  function othersValues(reviewer: string): Standing[] {
    return world
      .rows<{ since: number }>(`SELECT h.entity_id, h.field, f.after, o.position AS since FROM field_head h
        JOIN change o ON o.id = h.origin JOIN change c ON c.id = h.change_id
        JOIN reviewer r ON r.id = o.reviewer_id JOIN reviewer s ON s.id = c.reviewer_id
        JOIN operation p ON p.change_id = h.change_id AND p.entity_id = h.entity_id
        JOIN operation_field f ON f.change_id = p.change_id AND f.number = p.number AND f.field = h.field
        WHERE r.name <> '${reviewer}' AND s.name <> '${reviewer}'`)
      .map((row) => ({ value: JSON.stringify(row), since: row.since }));
  }

  /**
   * Where in the log the action stands that the last change took back. What the other did and took back again is as
   * if it had never been: a value that is older than the action is no reason against taking the action back.
   */
  function placeOfTakenBack(): number {
    const [found] = world.rows<{ place: number }>(`SELECT max(t.position) AS place FROM change t
      WHERE t.group_id = (SELECT undoes FROM change ORDER BY position DESC LIMIT 1)`);
    return found?.place ?? 0;
  }

  test('undo never takes back what the other did, never leaves loose ends, and refuses as a whole', async () => {
    const turn = fc.record({ by: fc.nat(1), next: step });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 40 }), async (turns) => {
        const names = [world.newcomer('Ada'), world.newcomer('Ben')];
        for (const { by, next } of turns) {
          const name = names[by] ?? '';
          world.review.store.setReviewer(name);
          if (typeof next !== 'string') {
            await world.act(next, v7());
          } else {
            const before = world.state();
            const others = othersValues(name);
            const changes = world.changes();
            const { history } = world.review.client;
            const reply = await (next === 'undo' ? history.undo({}) : history.redo({}));
            expect(reply.ok || ['not-found', 'stale-undo'].includes(reply.error.code)).toBe(true);
            if (!reply.ok) {
              expect([world.state(), world.changes()]).toEqual([before, changes]);
            } else {
              const standing = new Set(othersValues(name).map(({ value }) => value));
              const place = placeOfTakenBack();
              const newer = others.filter(({ since }) => since > place);
              expect(newer.filter(({ value }) => !standing.has(value))).toEqual([]);
            }
          }
          expect(looseEnds()).toEqual([]);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
    await expectWhole();
  }, 120_000);
});
