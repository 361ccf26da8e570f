import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeClaim } from '#shared/testing/seed-claims.ts';
import { reopenTestReview } from '../testing.ts';

/*
 * For the kill tests: opens a review and imports papers and makes claims until it is killed. It prints a line for
 * everything that the store has acknowledged, and only then.
 */

const [path = '', profileDir = '', seed = '0'] = process.argv.slice(2);
const review = await reopenTestReview(path, profileDir);
for (let at = 0; ; at += 1) {
  const file = join(profileDir, `paper-${seed}-${at}.txt`);
  writeFileSync(file, `Paper ${seed} ${at}. Remission rates were notably higher in group ${at}.`);
  const [outcome] = (await review.importFiles(file)).files;
  if (outcome?.outcome !== 'imported') throw new Error(JSON.stringify(outcome));
  process.stdout.write(`document ${outcome.document}\n`);
  for (let claim = 0; claim < 3; claim += 1) {
    const made = await makeClaim(review.client, outcome.document, 'Remission rates were notably higher');
    process.stdout.write(`claim ${made.id}\n`);
  }
}
