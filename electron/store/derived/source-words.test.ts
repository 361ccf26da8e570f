import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClaimId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../testing.ts';

let review: TestReview;
beforeAll(async () => {
  review = await openTestReview();
});
afterAll(() => review.close());

const source = async (claimId: ClaimId) => must(await review.client.evidence.source({ claimId }));

describe('the words behind a claim where they stand', () => {
  test('in a PDF: boxes on their page, of its size, and what stands around them', async () => {
    const paper = await review.importPaper(resolve('resources/samples/blinatumomab-trial.pdf'));
    const claim = await makeClaim(review.client, paper, 'The primary end point was disease-free survival');
    const { format, sha256, bare, quotes } = await source(claim.id);
    expect({ format, bare }).toEqual({ format: 'pdf', bare: false });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(quotes).toMatchObject([
      {
        // Cut between words, so no half word begins or ends it.
        before: expect.stringMatching(/^\S+ .*cycles of blinatumomab\.$/u),
        after: expect.stringMatching(/^\. Results\. Of 1440 patients/u),
        parts: [{ page: 1, label: 'e101', rotate: 0 }],
      },
    ]);
    const parts = quotes.flatMap((quote) => quote.parts);
    const boxes = parts.flatMap(({ rects, width, height }) => rects.map((rect) => ({ rect, width, height })));
    expect(boxes.length).toBeGreaterThan(0);
    for (const { rect, width, height } of boxes) {
      const [x0, y0, x1, y1] = rect;
      expect(x1).toBeGreaterThan(x0);
      expect(y1).toBeGreaterThan(y0);
      expect(x1).toBeLessThanOrEqual(width);
      expect(y1).toBeLessThanOrEqual(height);
    }
  });

  test('in a text: no boxes, and at its beginning nothing stands before', async () => {
    const text = await review.importText('Access must be widened. Doctors say so.\n', 'press.txt');
    const claim = await makeClaim(review.client, text, 'Access must be widened');
    const { format, quotes } = await source(claim.id);
    expect(format).toBe('text');
    expect(quotes).toMatchObject([
      { text: 'Access must be widened', before: '', after: '. Doctors say so.', state: 'exact' },
    ]);
    expect(quotes[0]?.parts.flatMap(({ rects }) => rects)).toEqual([]);
  });

  test('a claim that is gone is not found', async () => {
    const reply = await review.client.evidence.source({
      claimId: ClaimId.parse('0196a000-0000-7000-8000-000000000001'),
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
