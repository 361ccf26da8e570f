import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { GrantId, JobId } from '#shared/contract/ids.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { reopenTestReview } from '../testing.ts';

/* Imports so many papers and is killed, by itself, when so many of them are in; with 0, when it has begun. */

const [path = '', profileDir = '', count = '0', last = '0'] = process.argv.slice(2);
const review = await reopenTestReview(path, profileDir);
const grants = Array.from({ length: Number(count) }, (_, index) => {
  const name = `${index}.txt`;
  const file = join(dirname(path), name);
  writeFileSync(file, `Paper ${index} with its own words.`);
  const id = GrantId.parse(v7());
  review.store.grant([{ id, access: 'read', path: file, name }]);
  return id;
});
review.onEvent((event) => {
  if (event.event !== 'job' || event.job.doing === '') return;
  if (event.job.done >= Number(last)) process.kill(process.pid, 'SIGKILL');
});
must(await review.client.imports.start({ jobId: JobId.parse(v7()), grants }));
