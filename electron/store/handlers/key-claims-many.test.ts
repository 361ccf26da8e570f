import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DocumentId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../testing.ts';

let review: TestReview;
let documentId: DocumentId;
beforeEach(async () => {
  review = await openTestReview();
  documentId = await review.importText('More remissions. Fewer relapses. Longer lives. Fewer infections.\n');
});
afterEach(() => review.close());

async function conceptIds(...names: readonly string[]) {
  const concepts = must(await review.client.taxonomy.concepts({}));
  return names.map((wanted) => {
    const found = concepts.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`There is no ${wanted}.`);
    return found.id;
  });
}
const keys = async () =>
  must(await review.client.claims.list({}))
    .filter(({ key }) => key)
    .map(({ statement }) => statement);

test('many claims become key claims in one step, which takes the mark off those they take the place of', async () => {
  const { client } = review;
  const [blina, remission, relapse] = await conceptIds('Blinatumomab', 'Complete remission', 'Relapse');
  if (!blina || !remission || !relapse) throw new Error('Concepts are missing.');
  const make = (quote: string, outcome: typeof remission, statement: string) =>
    makeClaim(client, documentId, quote, { therapy: [blina], set: { outcome, statement } });
  const first = await make('More remissions', remission, 'first');
  const second = await make('Fewer relapses', relapse, 'second');
  const before = await make('Longer lives', remission, 'before');
  must(await client.claims.edit({ claimId: before.id, set: { key: true } }));

  must(await client.claims.editMany({ claimIds: [first.id, second.id], set: { key: true } }));
  expect(await keys()).toEqual(['first', 'second']);
  // Two were given the mark and one lost it: the one line of History tells neither for all.
  const [group] = must(await client.history.groups({}));
  expect(group).toMatchObject({ entities: 3, fields: [] });
  must(await client.history.undo({}));
  expect(await keys()).toEqual(['before']);
  must(await client.history.redo({}));
  must(await client.claims.editMany({ claimIds: [first.id, second.id], set: { key: false } }));
  expect(await keys()).toEqual([]);
});

test('two claims of one study, therapy and outcome are refused together, and nothing is changed', async () => {
  const { client } = review;
  const [blina, remission, relapse] = await conceptIds('Blinatumomab', 'Complete remission', 'Relapse');
  if (!blina || !remission || !relapse) throw new Error('Concepts are missing.');
  const set = { outcome: remission };
  const one = await makeClaim(client, documentId, 'More remissions', { therapy: [blina], set });
  const other = await makeClaim(client, documentId, 'Longer lives', { therapy: [blina], set });
  const third = await makeClaim(client, documentId, 'Fewer infections', {
    therapy: [blina],
    set: { outcome: relapse },
  });
  const refused = await client.claims.editMany({
    claimIds: [one.id, other.id, third.id],
    set: { key: true },
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(refused.ok ? '' : refused.error.message).toContain('“More remissions” and “Longer lives” are about');
  expect(await keys()).toEqual([]);
  // An outcome given in the same change decides where they stand.
  const moved = await client.claims.editMany({
    claimIds: [one.id, third.id],
    set: { key: true, outcome: remission },
  });
  expect(moved).toMatchObject({ ok: false, error: { code: 'conflict' } });
});

test('the one line of History says of many claims what they became, and what they were where that was the same', async () => {
  const { client } = review;
  const claims = [];
  for (const quote of ['More remissions', 'Fewer relapses', 'Longer lives'])
    claims.push(await makeClaim(client, documentId, quote, { set: { direction: 'mixed' } }));
  const claimIds = claims.map(({ id }) => id);
  const told = async () => {
    const [group] = must(await client.history.groups({ limit: 1 }));
    return group && { entities: group.entities, fields: group.fields };
  };
  must(await client.claims.editMany({ claimIds, set: { direction: 'same' } }));
  const one = { field: 'direction', before: 'mixed', after: 'same' };
  expect(await told()).toEqual({ entities: 3, fields: [one] });
  // One of them was changed alone since: what the others were is not what it was.
  const last = claimIds.at(-1);
  if (last === undefined) throw new Error('There is no claim.');
  must(await client.claims.edit({ claimId: last, set: { direction: null } }));
  must(await client.claims.editMany({ claimIds, set: { direction: 'favours-therapy' } }));
  expect(await told()).toEqual({ entities: 3, fields: [{ ...one, before: null, after: 'favours-therapy' }] });
});
