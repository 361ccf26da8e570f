import type { z } from 'zod';
import type { Contract } from './contract.ts';
import type { ChangeStamp } from './envelope.ts';
import type { AppError } from './errors.ts';
import type { JobView } from './jobs.ts';
import type { Command, Job, Query } from './kinds.ts';
import type { Result } from '../kit/result.ts';

type Call<M> =
  M extends Query<infer I, infer O>
    ? (input: z.input<I>) => Promise<Result<z.output<O>, AppError>>
    : M extends Command<infer I, infer O>
      ? (input: z.input<I>, change?: Partial<ChangeStamp>) => Promise<Result<z.output<O>, AppError>>
      : M extends Job<infer I, z.ZodType>
        ? (input: z.input<I>) => Promise<Result<JobView, AppError>>
        : never;

/** The contract as functions: `client.claims.create({…})`. Every call ends in a result, never in a throw. */
export type Client = {
  readonly [N in keyof Contract]: { readonly [M in keyof Contract[N]]: Call<Contract[N][M]> };
};

/** Answers the output of a job by its method name. */
export type JobOutput<N extends keyof Contract, M extends keyof Contract[N]> =
  Contract[N][M] extends Job<z.ZodType, infer O> ? z.output<O> : never;
