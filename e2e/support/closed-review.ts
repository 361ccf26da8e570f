import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openTestReview } from '#electron/store/testing.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { projectRoot } from './runtime.ts';

const samples = join(projectRoot, 'resources', 'samples');

/** Makes a review with two papers and a finished claim at a path, without a window; it is closed. */
export async function closedReview(path: string, title: string): Promise<void> {
  const review = await openTestReview({ title });
  try {
    const report = await review.importFiles(
      join(samples, 'press-item.txt'),
      join(samples, 'blinatumomab-trial.pdf'),
    );
    const [press] = report.files;
    if (press?.outcome !== 'imported') throw new Error('The press item was not imported.');
    const claim = await makeClaim(review.client, press.document, 'Remission rates were notably higher', {
      therapy: [await conceptNamed(review.client, 'Immunotherapy')],
      comparator: [await conceptNamed(review.client, 'Chemotherapy')],
    });
    const set = { outcome: await conceptNamed(review.client, 'Complete remission') };
    must(await review.client.claims.edit({ claimId: claim.id, set }));
    must(await review.client.claims.edit({ claimId: claim.id, set: { direction: 'mixed' } }));
    must(await review.client.claims.edit({ claimId: claim.id, set: { direction: 'favours-therapy' } }));
  } finally {
    await review.store.close();
  }
  cpSync(review.path, path, { recursive: true, filter: (from) => !from.includes('lock.db') });
  rmSync(dirname(review.path), { recursive: true, force: true });
}
