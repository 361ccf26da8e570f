import { resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClaimView } from '#shared/contract/claims.ts';
import { AnnotationId, ClaimId, type DocumentId, ResultId, StudyId } from '#shared/contract/ids.ts';
import type { StudyField } from '#shared/contract/studies.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';

let review: TestReview;
let paper: DocumentId;
let study: StudyId;
beforeEach(async () => {
  review = await openTestReview();
  paper = await review.importPaper(resolve('resources/samples/press-item.txt'));
  study = StudyId.parse(v7());
  must(
    await review.client.studies.create({ studyId: study, set: { label: 'Lindt 2024' }, documents: [paper] }),
  );
});
afterEach(() => review.close());

const field = (name: string, text = 'said', annotationId: AnnotationId | null = null): StudyField => ({
  ...{ name, text, annotationId },
});
const edit = (fields: StudyField[]) => review.client.studies.edit({ studyId: study, set: { fields } });
const table = async () => must(await review.client.studies.characteristics({}));
const fields = async () =>
  (await table()).studies.map((row) => row.fields.map(({ name, text }) => [name, text]));

describe('free fields of a study', () => {
  test('are kept tidy, are a column each, and undo takes them back', async () => {
    must(await edit([field(' Funding ', ' NIH '), field('Country', ' ')]));
    must(await edit([field('Funding', 'NIH'), field('Country', 'Germany')]));
    expect(await table()).toMatchObject({ fieldNames: ['Funding', 'Country'] });
    must(await review.client.history.undo({}));
    expect(await fields()).toEqual([[['Funding', 'NIH']]]);
    must(await review.client.history.undo({}));
    expect(await fields()).toEqual([[]]);
    must(await review.client.history.redo({}));
    expect(await table()).toMatchObject({ fieldNames: ['Funding'] });
  });

  test('columns stand in the order in which studies were made, whatever they are called', async () => {
    must(await edit([field('Funding')]));
    const set = { label: 'Adams 2020', fields: [field('Country'), field('FUNDING', 'none')] };
    must(await review.client.studies.create({ studyId: StudyId.parse(v7()), set }));
    expect(await table()).toMatchObject({ fieldNames: ['Funding', 'Country'] });
  });

  test('a name that comes twice or is that of a column, and words that are not there, are refused', async () => {
    const refused = { ok: false, error: { code: 'invalid-input' } };
    expect(await edit([field('Funding'), field('funding')])).toMatchObject(refused);
    expect(await edit([field('Design')])).toMatchObject(refused);
    const strange = await edit([field('Funding', 'x', AnnotationId.parse(v7()))]);
    expect(strange).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await fields()).toEqual([[]]);
  });
});

describe('the words of a free field', () => {
  const wordsOf = ({ quotes: [quote] }: ClaimView): AnnotationId => {
    if (quote === undefined) throw new Error('The claim has no words.');
    return quote.annotationId;
  };

  test('stay when the claim that they came with is deleted, and cannot be deleted while the field has them', async () => {
    const claim = await makeClaim(review.client, paper, 'Remission rates were notably higher');
    const annotationId = wordsOf(claim);
    must(await edit([field('Finding', 'rates', annotationId)]));
    const [row] = (await table()).studies;
    expect(row?.fields).toMatchObject([{ annotationId, documentId: paper }]);
    must(await review.client.claims.delete({ claimId: claim.id }));
    const kept = must(await review.client.annotations.forDocument({ documentId: paper }));
    expect(kept).toMatchObject([{ id: annotationId, claims: [] }]);
    const refused = await review.client.annotations.delete({ annotationId });
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
    must(await edit([field('Finding', 'rates')]));
    must(await review.client.annotations.delete({ annotationId }));
  });

  test('are no way back while their paper is in the bin, and the other fields can still be written', async () => {
    const claim = await makeClaim(review.client, paper, 'Remission rates were notably higher');
    const annotationId = wordsOf(claim);
    must(await edit([field('Finding', 'rates', annotationId)]));
    must(await review.client.studies.edit({ studyId: study, documents: { [paper]: false } }));
    must(await review.client.documents.moveToBin({ documentIds: [paper] }));
    const [row] = must(await review.client.studies.list({}));
    expect(row?.fields).toEqual([field('Finding', 'rates', annotationId)]);
    must(await edit([field('Finding', 'rates', annotationId), field('Country', 'Italy')]));
    expect(must(await review.client.studies.list({}))[0]?.fields).toHaveLength(2);
  });
});

describe('from a value of the table to its claims', () => {
  test('to just those that tell it, also where it is no therapy that they test', async () => {
    const { client } = review;
    const chemotherapy = await conceptNamed(client, 'Chemotherapy');
    const blinatumomab = await conceptNamed(client, 'Blinatumomab');
    const outcome = await conceptNamed(client, 'Overall survival');
    const first = await makeClaim(client, paper, 'Remission rates were notably higher', {
      therapy: [blinatumomab, chemotherapy],
      comparator: [chemotherapy],
      set: { outcome },
    });
    const [quote] = first.quotes;
    const second = ClaimId.parse(v7());
    const annotationIds = quote === undefined ? [] : [quote.annotationId];
    must(
      await client.claims.create({
        claimId: second,
        documentId: paper,
        annotationIds,
        therapy: [chemotherapy],
      }),
    );
    must(
      await client.results.create({
        resultId: ResultId.parse(v7()),
        claimId: second,
        annotationId: annotationIds[0] ?? null,
        set: { asReported: '12', arms: [{ side: 'therapy', label: 'chemo', nRandomised: 12 }] },
      }),
    );
    const [row] = (await table()).studies;
    expect(row).toMatchObject({
      therapy: [
        { text: 'Blinatumomab', claims: 1 },
        { text: 'Chemotherapy', claims: 2 },
      ],
      comparator: [{ text: 'Chemotherapy', claims: 1 }],
      outcomes: [{ text: 'Overall survival', claims: 1 }],
      arms: [{ text: 'chemo: 12 randomised', claims: 1 }],
      documents: [{ documentId: paper }],
    });
    const behind = async (column: 'therapy' | 'comparator' | 'arms', text: string) =>
      must(await client.studies.claimsBehind({ studyId: study, column, text }));
    const chemo = await behind('therapy', 'Chemotherapy');
    expect(chemo.map(({ claimId }) => claimId)).toEqual([first.id, second]);
    expect(await behind('comparator', 'Chemotherapy')).toMatchObject([
      { claimId: first.id, annotationId: null },
    ]);
    expect(await behind('arms', 'chemo: 12 randomised')).toEqual([
      { claimId: second, documentId: paper, annotationId: annotationIds[0] },
    ]);
    expect(await behind('therapy', 'Nothing')).toEqual([]);
    const claim = chemo.map(({ claimId }) => claimId);
    expect(must(await client.evidence.view({ filter: { claim } })).claimIds).toEqual(claim);
    expect(must(await client.evidence.view({ filter: { claim: [second] } })).claims).toBe(1);
  });
});
