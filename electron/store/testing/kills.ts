import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CheckReport } from '#shared/contract/reviews.ts';
import { chance, type Chance } from '#shared/testing/chance.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { openTestReview, reopenTestReview, testNode, type TestReview } from '../testing.ts';

/** A review is left for a fresh one after so many kills: what is looked through each time grows with it. */
const killsPerReview = 25;

/** When a worker is killed: so many milliseconds after it has said so many lines. */
type Moment = { readonly lines: number; readonly milliseconds: number };

/** Now and then while it starts and opens the review, mostly while it works; a slow machine doesn't change which. */
function moment(random: Chance): Moment {
  return random.below(4) === 0
    ? { lines: 0, milliseconds: random.below(900) }
    : { lines: 1 + random.below(40), milliseconds: random.below(60) };
}

/** Runs the worker and kills it at that moment. @returns the lines that it acknowledged */
function killedAt(review: TestReview, round: number, at: Moment): Promise<string[]> {
  const worker = join(import.meta.dirname, 'kill-worker.ts');
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const child = spawn(testNode, [worker, review.path, review.profileDir, String(round)], { env });
  let said = '';
  let errors = '';
  let due = false;
  const look = (): void => {
    if (due || linesOf(said).length < at.lines) return;
    due = true;
    setTimeout(() => child.kill('SIGKILL'), at.milliseconds);
  };
  look();
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    look();
  });
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  return new Promise((done, failed) => {
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') done(linesOf(said));
      else failed(new Error(`The worker ended by itself (${code}): ${errors.slice(-2_000)}`));
    });
  });
}

/** What was said in full. */
function linesOf(said: string): string[] {
  return said.split('\n').slice(0, -1);
}

/** What a review holds, in the words in which a worker acknowledges it. */
async function contents({ client }: TestReview): Promise<ReadonlySet<string>> {
  const documents = must(await client.documents.list({})).map(({ id }) => `document ${id}`);
  const claims = must(await client.claims.list({ limit: 100_000 })).map(({ id }) => `claim ${id}`);
  const changes = must(await client.history.changes({ limit: 100_000 })).map(({ id }) => `change ${id}`);
  const analyses = must(await client.analyses.list({})).map(
    ({ id, rows }) => `analysis ${id} with ${rows} rows`,
  );
  return new Set(['open', ...documents, ...claims, ...changes, ...analyses]);
}

/** Kills a process that writes a review, again and again; says what was wrong, and how much was acknowledged. */
async function killReview(random: Chance, times: number): Promise<{ wrong: string[]; said: number }> {
  let review = await openTestReview();
  const acknowledged = new Set<string>();
  const wrong: string[] = [];
  for (let round = 0; round < times; round += 1) {
    await review.store.close();
    const at = moment(random);
    const name = `kill ${round}, ${at.milliseconds} ms after line ${at.lines}`;
    for (const line of await killedAt(review, round, at)) acknowledged.add(line);
    review = await reopenTestReview(review.path, review.profileDir);
    const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
    const report = CheckReport.safeParse(job.result);
    if (!report.success || !report.data.ok) wrong.push(`${name}: ${JSON.stringify(job)}`);
    const there = await contents(review);
    for (const line of acknowledged) if (!there.has(line)) wrong.push(`${name}: ${line} is gone`);
  }
  await review.close();
  return { wrong, said: acknowledged.size };
}

/**
 * Kills a process that writes a review at random moments, and looks the review through each time.
 * @returns what was wrong; empty when every acknowledged change was there each time
 */
export async function killTimes(times: number): Promise<string[]> {
  const random = chance(`${times} kills of the store`);
  const wrong: string[] = [];
  let said = 0;
  for (let done = 0; done < times; done += killsPerReview) {
    const one = await killReview(random, Math.min(killsPerReview, times - done));
    wrong.push(...one.wrong);
    said += one.said;
  }
  console.info(`${said} acknowledgements`);
  if (said < times) wrong.push(`Only ${said} things were acknowledged before ${times} kills.`);
  return wrong;
}
