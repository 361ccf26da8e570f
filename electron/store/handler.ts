import type { z } from 'zod';
import type { Contract } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Topic } from '#shared/contract/kinds.ts';
import type { Command, Job, Query } from '#shared/contract/kinds.ts';
import type { Result } from '#shared/kit/result.ts';
import type { Plan } from './changes/writer.ts';
import type { Reader } from './database/connection.ts';
import type { Grants } from './grants.ts';
import type { ImportSources } from './jobs/import-sources.ts';
import type { JobControl, JobRunner } from './jobs/runner.ts';
import type { ReaderPool } from './reading/reader-pool.ts';
import type { Session } from './session.ts';

/** What handlers work with. The session may be another one after a restore, so it is asked for each time. */
export type Context = {
  readonly session: () => Session;
  readonly jobs: JobRunner;
  readonly grants: Grants;
  readonly sources: ImportSources;
  readonly readers: ReaderPool;
  /** Tells all clients that answers on these topics are stale. */
  readonly changed: (topics: readonly Topic[]) => void;
  /** Closes the session, lets `work` move files while nobody else can open the review, and opens it again. */
  readonly reopen: (work: () => void) => Promise<Result<void, AppError>>;
};

type Answer<T> = Result<T, AppError> | Promise<Result<T, AppError>>;

export type QueryHandler<I, O> = (context: Context, input: I) => Answer<O>;

export type CommandHandler<I, O> = {
  /** Looks, within the change's own transaction, and says what is to be recorded, or why not. */
  readonly plan: (db: Reader, input: I, context: Context) => Result<Plan, AppError>;
  /** Reads the answer from the entity, also when the command was done before; null: it is gone. */
  readonly reply: (db: Reader, input: I, context: Context) => O | null;
};

export type JobHandler<I, O> = {
  /** Its row is kept in the review, so that it goes on after a crash. It can't run read-only. */
  readonly kept: boolean;
  readonly run: (context: Context, input: I, control: JobControl) => Promise<Result<O, AppError>>;
};

type HandlerOf<M> =
  M extends Query<infer I extends z.ZodType, infer O extends z.ZodType>
    ? QueryHandler<z.output<I>, z.input<O>>
    : M extends Command<infer I extends z.ZodType, infer O extends z.ZodType>
      ? CommandHandler<z.output<I>, z.input<O>>
      : M extends Job<infer I extends z.ZodType, infer O extends z.ZodType>
        ? JobHandler<z.output<I>, z.input<O>>
        : never;

/** A handler for every method of a namespace; one missing does not compile. */
export type Handlers<N extends keyof Contract> = {
  readonly [M in keyof Contract[N]]: HandlerOf<Contract[N][M]>;
};
