import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentId } from '#shared/contract/ids.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { openTestReview, type TestReview } from '../testing.ts';

let review: TestReview;
beforeAll(async () => {
  review = await openTestReview();
});
afterAll(async () => {
  await review.close();
});

async function imported(path: string): Promise<DocumentId> {
  return review.importPaper(path);
}

async function wordsAt(documentId: DocumentId, part: readonly [number, number, number]): Promise<string> {
  const [page, start, end] = part;
  return must(await review.client.text.page({ documentId, page })).text.slice(start, end);
}

describe('find in a document', () => {
  test('answers places with their page as printed and the line around them, and counts the rest', async () => {
    const documentId = await imported(resolve('resources/samples/blinatumomab-trial.pdf'));
    const all = must(await review.client.text.find({ documentId, words: 'blinatumomab' }));
    expect(all.total).toBe(all.places.length);
    expect(new Set(all.places.map(({ label }) => label))).toEqual(new Set(['e101', 'e102']));
    for (const { parts, found } of all.places) {
      expect(found.toLowerCase()).toBe('blinatumomab');
      const [part] = parts;
      if (part === undefined) throw new Error('A place without a part.');
      const words = await wordsAt(documentId, part);
      expect(words.replace(/-\n/u, '').toLowerCase()).toBe('blinatumomab');
    }
    const two = must(await review.client.text.find({ documentId, words: 'BLINATUMOMAB', limit: 2 }));
    expect([two.total, two.places.length]).toEqual([all.total, 2]);
    const exact = must(await review.client.text.find({ documentId, words: 'BLINATUMOMAB', matchCase: true }));
    expect(exact.total).toBe(0);
    const part = must(await review.client.text.find({ documentId, words: 'blinatumo', wholeWords: true }));
    expect(part.total).toBe(0);
    expect(must(await review.client.text.find({ documentId, words: ' ' }))).toMatchObject({
      total: 0,
      places: [],
    });
  });

  test('looks in the document that is asked for, one after the other', async () => {
    const press = await imported(resolve('resources/samples/press-item.txt'));
    const leaflet = await imported(resolve('resources/samples/questions-for-parents.html'));
    const count = async (documentId: DocumentId) =>
      must(await review.client.text.find({ documentId, words: 'CAR T cells persist' })).total;
    expect(await count(leaflet)).toBe(1);
    expect(await count(press)).toBe(0);
    expect(await count(leaflet)).toBe(1);
  });

  test('of a document that is not there is refused', async () => {
    const documentId = DocumentId.parse('00000000-0000-7000-8000-000000000000');
    const reply = await review.client.text.find({ documentId, words: 'x' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe.skipIf(sheafData === null)(
  `find in real papers${sheafData === null ? ` (${noSheafData})` : ''}`,
  () => {
    test.each([
      // Words that these papers print over line ends, some of them parted, some with a ligature.
      ['trials-2015-16-1.pdf', 'intervention'],
      ['bmj-2015-ussher-rct.pdf', 'smoking cessation'],
      ['hindawi-PMC4736231.pdf', 'significant'],
    ])('%s: every place of “%s” reads so', async (file, words) => {
      const documentId = await imported(dataPath('pdfs', file));
      const { places, total } = must(await review.client.text.find({ documentId, words, limit: 500 }));
      expect(total).toBe(places.length);
      for (const { parts, found } of places) {
        const pieces = await Promise.all(parts.map((part) => wordsAt(documentId, part)));
        const plain = (text: string) =>
          text
            .normalize('NFKC')
            .toLowerCase()
            .replace(/[^a-z]/gu, '');
        expect(plain(pieces.join(''))).toBe(plain(words));
        expect(plain(found)).toBe(plain(words));
      }
      expect(total).toBeGreaterThan(3);
    });
  },
);
