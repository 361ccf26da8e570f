import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CheckReport } from '#shared/contract/reviews.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { openTestReview, reopenTestReview, testNode, type TestReview } from '../testing.ts';

/** Runs the worker and kills it after so many milliseconds. @returns the lines that it acknowledged */
function killedAfter(review: TestReview, seed: number, milliseconds: number): Promise<string[]> {
  const worker = join(import.meta.dirname, 'kill-worker.ts');
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const child = spawn(testNode, [worker, review.path, review.profileDir, String(seed)], { env });
  let said = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (said.length === text.length) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  return new Promise((done, failed) => {
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') done(said.split('\n').slice(0, -1));
      else failed(new Error(`The worker ended by itself (${code}): ${errors.slice(-2_000)}`));
    });
  });
}

/**
 * Kills a process that writes a review, again and again, and looks the review through each time.
 * @returns what was wrong; empty when every acknowledged change was there each time
 */
export async function killTimes(times: number): Promise<string[]> {
  let review = await openTestReview();
  const acknowledged = new Set<string>();
  const wrong: string[] = [];
  for (let round = 0; round < times; round += 1) {
    await review.store.close();
    const lines = await killedAfter(review, round, (round * 97) % 400);
    for (const line of lines) acknowledged.add(line);
    review = await reopenTestReview(review.path, review.profileDir);
    const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
    const report = CheckReport.parse(job.result);
    if (!report.ok) wrong.push(`round ${round}: ${JSON.stringify(report)}`);
    const documents = must(await review.client.documents.list({})).map(({ id }) => `document ${id}`);
    const claims = must(await review.client.claims.list({ limit: 100_000 })).map(({ id }) => `claim ${id}`);
    const there = new Set([...documents, ...claims]);
    for (const line of acknowledged) if (!there.has(line)) wrong.push(`round ${round}: ${line} is gone`);
  }
  if (acknowledged.size === 0) wrong.push('Nothing was acknowledged before any kill.');
  await review.close();
  return wrong;
}
