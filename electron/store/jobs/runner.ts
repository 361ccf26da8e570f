import { type AppError, appError } from '#shared/contract/errors.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { err, type Result } from '#shared/kit/result.ts';
import type { Reader, Writer } from '../database/connection.ts';
import { refusalOf } from '../database/refusals.ts';
import { interruptedJobs, type JobRow, jobRow, jobRows, jobView, saveJob } from '../repositories/jobs.ts';

/** What a running job uses to tell where it is and to learn that it should stop. */
export type JobControl = {
  readonly id: string;
  /** The undo group of everything that it changes. */
  readonly group: string;
  readonly signal: AbortSignal;
  /** What the last checkpoint kept; undefined at a first start. */
  readonly resume: unknown;
  /** For the status line only. */
  progress(at: { readonly done: number; readonly total: number | null; readonly doing: string }): void;
  /** Writes the resume point, in the transaction of the change that it belongs to. */
  checkpoint(
    db: Writer,
    at: { readonly done: number; readonly total: number; readonly resume: unknown },
  ): void;
};

export type JobStart = {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly group: string;
  readonly reviewer: string;
  /** Its row is kept in the review, so that it goes on after a crash. */
  readonly kept: boolean;
  readonly run: (control: JobControl) => Promise<Result<unknown, AppError>>;
};

/** Where rows of kept jobs are read and written. */
export type JobStorage = {
  readonly reader: () => Reader;
  readonly write: (work: (db: Writer) => void) => void;
};

type Live = {
  row: JobRow;
  doing: string;
  readonly kept: boolean;
  readonly abort: AbortController;
  ended: Promise<void>;
};

const quiet = { doing: '', cancelling: false };

/** Runs jobs, several at a time; each yields between its chunks so that calls go between. */
export class JobRunner {
  readonly #live = new Map<string, Live>();
  readonly #storage: JobStorage;
  readonly #told: (job: JobView) => void;
  #stopping = false;

  /** @param told called whenever a job's view has changed */
  constructor(storage: JobStorage, told: (job: JobView) => void) {
    this.#storage = storage;
    this.#told = told;
  }

  /** Starts a job, or answers the one that has this id already. */
  start(start: JobStart): JobView {
    return this.view(start.id) ?? this.#begin(start, newRow(start));
  }

  /** Starts again what a crash interrupted, by `restart`. */
  resumeInterrupted(restart: (row: JobRow) => JobStart | null): void {
    for (const row of interruptedJobs(this.#storage.reader())) {
      const start = restart(row);
      if (start) this.#begin(start, row);
    }
  }

  view(id: string): JobView | null {
    const job = this.#live.get(id);
    if (job) return viewOf(job);
    const stored = jobRow(this.#storage.reader(), id);
    return stored ? jobView(stored, quiet) : null;
  }

  /** Running ones first, then the newest. */
  list(limit: number): JobView[] {
    const stored = jobRows(this.#storage.reader(), limit).filter((row) => !this.#live.has(row.id));
    const views = [...[...this.#live.values()].map(viewOf), ...stored.map((row) => jobView(row, quiet))];
    const running = (job: JobView): number => Number(job.state === 'running');
    return views
      .toSorted((a, b) => running(b) - running(a) || b.created.localeCompare(a.created))
      .slice(0, limit);
  }

  /** Whether a job other than this one is running. */
  isBusy(than: string): boolean {
    return [...this.#live.values()].some(({ row }) => row.id !== than && row.state === 'running');
  }

  /** Whether a running job makes the changes of this group. */
  isAtWorkOn(group: string): boolean {
    return [...this.#live.values()].some(({ row }) => row.group === group && row.state === 'running');
  }

  /** Asks a job to stop; it goes on until it reaches a point where it can. */
  cancel(id: string): JobView | null {
    const job = this.#live.get(id);
    if (!job) return this.view(id);
    if (job.row.state === 'running') job.abort.abort();
    this.#told(viewOf(job));
    return viewOf(job);
  }

  /** Answers when the job has ended. @throws Error when this process never ran it */
  async settled(id: string): Promise<JobView> {
    const job = this.#live.get(id);
    if (!job) throw new Error(`There is no job ${id}.`);
    await job.ended;
    return viewOf(job);
  }

  /** Asks all jobs to stop, and waits until they have; kept ones go on at the next opening. */
  async stopAll(): Promise<void> {
    this.#stopping = true;
    for (const job of this.#live.values()) job.abort.abort();
    await Promise.all([...this.#live.values()].map((job) => job.ended));
    this.#live.clear();
    this.#stopping = false;
  }

  #begin(start: JobStart, row: JobRow): JobView {
    const job: Live = {
      row,
      doing: '',
      kept: start.kept,
      abort: new AbortController(),
      ended: Promise.resolve(),
    };
    const control = this.#control(start, job);
    // A row that can't be written refuses the job before it begins.
    if (start.kept) this.#storage.write((db) => saveJob(db, row));
    this.#live.set(row.id, job);
    // The first turn is left to the caller, who gets the running job before it can end.
    job.ended = Promise.resolve()
      .then(() => start.run(control))
      .catch((error: unknown) => err(refusalOf(error, 'The review') ?? unexpected(error)))
      .then((outcome) => this.#finish(job, outcome));
    this.#told(viewOf(job));
    return viewOf(job);
  }

  #control(start: JobStart, job: Live): JobControl {
    return {
      id: job.row.id,
      group: start.group,
      signal: job.abort.signal,
      resume: job.row.resume === '' ? undefined : JSON.parse(job.row.resume),
      progress: ({ done, total, doing }) => {
        job.doing = doing;
        this.#update(job, { done, total });
      },
      checkpoint: (db, { done, total, resume }) => {
        job.row = { ...job.row, done, total, resume: JSON.stringify(resume), updated: now() };
        if (job.kept) saveJob(db, job.row);
      },
    };
  }

  #update(job: Live, change: Partial<JobRow>): void {
    job.row = { ...job.row, ...change, updated: now() };
    this.#told(viewOf(job));
  }

  #finish(job: Live, outcome: Result<unknown, AppError>): void {
    // A review that closes leaves its kept jobs running in their rows: they go on when it opens again.
    if (this.#stopping && job.kept && job.abort.signal.aborted) return;
    const cancelled = job.abort.signal.aborted && (outcome.ok || outcome.error.code === 'cancelled');
    const ended = outcome.ok ? 'done' : 'failed';
    const result = outcome.ok ? JSON.stringify(outcome.value) : null;
    const error = outcome.ok || cancelled ? null : JSON.stringify(outcome.error);
    job.doing = '';
    job.row = { ...job.row, state: cancelled ? 'cancelled' : ended, result, error, updated: now() };
    this.#keepEnd(job);
    this.#told(viewOf(job));
  }

  /** On a full disk the row goes on saying "running", and the job goes on when the review is opened again. */
  #keepEnd(job: Live): void {
    if (!job.kept) return;
    try {
      this.#storage.write((db) => saveJob(db, job.row));
    } catch (error) {
      if (refusalOf(error, 'The review') === null) throw error;
    }
  }
}

function now(): string {
  return new Date().toISOString();
}

function viewOf(job: Live): JobView {
  const cancelling = job.abort.signal.aborted && job.row.state === 'running';
  return jobView(job.row, { doing: job.doing, cancelling });
}

function newRow(start: JobStart): JobRow {
  const { id, kind, group, reviewer } = start;
  const time = now();
  const input = JSON.stringify(start.input);
  const empty = { done: 0, total: null, resume: '', result: null, error: null };
  return { id, kind, state: 'running', input, group, reviewer, created: time, updated: time, ...empty };
}

function unexpected(error: unknown): AppError {
  const message = error instanceof Error ? error.message : String(error);
  return appError('internal', `This job ended unexpectedly: ${message}`);
}
