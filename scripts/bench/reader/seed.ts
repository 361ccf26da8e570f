import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openTestReview } from '#electron/store/testing.ts';
import type { Client } from '#shared/contract/client.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { dataPath } from '#shared/testing/sheaf-data.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { projectRoot } from '../../../e2e/support/runtime.ts';

/** The papers of the review that is measured, as their titles say them. */
export const papers = {
  long: 'long-352-pages-free-culture',
  one: 'trials-2015-16-1',
  other: 'hindawi-PMC4736231',
  text: 'press-item',
} as const;

export const longPaper = dataPath('pdfs', `${papers.long}.pdf`);

/** The statement of a claim; sorted by it, neighbours belong to different papers. */
export function statementOf(number: number): string {
  return `Claim ${String(number).padStart(3, '0')}`;
}

/** Words from within some line of a page that stand in the document once, as claims rest on. */
async function wordsOn(
  client: Client,
  documentId: DocumentId,
  page: number,
  from: number,
): Promise<string | null> {
  const { text } = must(await client.text.page({ documentId, page }));
  const lines = text.split('\n').filter((line) => line.trim().split(' ').length >= 6);
  for (const line of [...lines.slice(from), ...lines]) {
    const words = line.trim().split(' ').slice(0, 6).join(' ');
    if ((await client.text.locateQuote({ documentId, quote: words })).ok) return words;
  }
  return null;
}

/** Makes a closed review with the papers and so many claims, by turns in one and the other paper, over all pages. */
export async function makeBenchReview(path: string, claims: number): Promise<void> {
  const review = await openTestReview({ title: 'Bench' });
  const { client } = review;
  try {
    const files = [longPaper, ...[papers.one, papers.other].map((title) => dataPath('pdfs', `${title}.pdf`))];
    await review.importFiles(...files, join(projectRoot, 'resources', 'samples', `${papers.text}.txt`));
    const documents = must(await client.documents.list({}));
    const turns = [papers.one, papers.other].map((title) => {
      const found = documents.find((document) => document.title === title);
      if (found === undefined) throw new Error(`${title} was not imported.`);
      return found.id;
    });
    for (let number = 0; number < claims; number += 1) {
      const documentId = turns[number % turns.length];
      if (documentId === undefined) continue;
      const { pages } = must(await client.text.pages({ documentId }));
      const round = Math.floor(number / turns.length);
      const words = await wordsOn(client, documentId, 1 + (round % pages.length), 8 + round);
      if (words === null) throw new Error('A page has no words for a claim.');
      await makeClaim(client, documentId, words, { set: { statement: statementOf(number) } });
    }
  } finally {
    await review.store.close();
    cpSync(review.path, path, { recursive: true, filter: (from) => !from.includes('lock.db') });
    rmSync(dirname(review.path), { recursive: true, force: true });
  }
}
