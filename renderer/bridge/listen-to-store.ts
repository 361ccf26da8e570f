import type { Query, QueryClient } from '@tanstack/react-query';
import type { AppError } from '#shared/contract/errors.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import { dependsOn, methods, nameOf } from './methods.ts';
import type { StoreLink } from './store-link.ts';

type JobList = Result<readonly JobView[], AppError>;

/** Keeps the cache true to what the store tells; the answer stops that. */
export function listenToStore(link: StoreLink, cache: QueryClient): () => void {
  const stopEvents = link.onEvent((event) => {
    if (event.event === 'job') {
      takeJob(cache, event.job);
      return;
    }
    void readAgain(cache, (query) => dependsOn(String(query.queryKey[0]), event.topics));
  });
  const stopReconnected = link.onReconnected(() => void readAgain(cache, () => true));
  return () => {
    stopEvents();
    stopReconnected();
  };
}

/**
 * Has answers read again. One that is still being read for the first time may already be out of date when it comes,
 * and the cache would not ask once more: it is given up first.
 */
async function readAgain(cache: QueryClient, predicate: (query: Query) => boolean): Promise<void> {
  await cache.cancelQueries({ predicate: (query) => query.state.data === undefined && predicate(query) });
  await cache.invalidateQueries({ predicate });
}

/** Puts the news of a job into every answer about jobs that is kept. */
function takeJob(cache: QueryClient, job: JobView): void {
  cache.setQueriesData<JobList>({ queryKey: [nameOf(methods.jobs.list)] }, (kept) =>
    kept?.ok === true ? ok(withJob(kept.value, job)) : kept,
  );
  cache.setQueryData<Result<JobView, AppError>>([nameOf(methods.jobs.get), { jobId: job.id }], ok(job));
}

/** The list with this job in it: in its place when it was there, in front when it is new; never older news. */
export function withJob(jobs: readonly JobView[], job: JobView): readonly JobView[] {
  const known = jobs.find((other) => other.id === job.id);
  if (known === undefined) return [job, ...jobs];
  if (known.updated > job.updated || (known.state !== 'running' && job.state === 'running')) return jobs;
  return jobs.map((other) => (other.id === job.id ? job : other));
}
