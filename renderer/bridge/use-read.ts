import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { Query } from '#shared/contract/kinds.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { useBridge } from './bridge-context.ts';
import { nameOf } from './methods.ts';
import type { StoreLink } from './store-link.ts';
import { trusted } from './trusted.ts';

/** An answer of the store as a component sees it. */
export interface Read<T> {
  /** The newest answer; undefined before the first one and after a refusal. */
  readonly data: T | undefined;
  readonly error: AppError | null;
  /** Nothing is known yet. */
  readonly isPending: boolean;
  /** A newer answer is on its way. */
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

type Answer<O extends z.ZodType> = Result<z.output<O>, AppError>;

/** The answer to a question that came along with that to another. */
export interface Brought {
  readonly queryKey: readonly unknown[];
  readonly answer: Result<unknown, AppError>;
}

/** An answer that came along, as the question would have got it. */
export function brought<I extends z.ZodType, O extends z.ZodType>(
  method: Query<I, O>,
  input: z.input<I>,
  answer: z.output<O>,
): Brought {
  return { queryKey: [nameOf(method), input], answer: ok(answer) };
}

/**
 * Asks the store and stays up to date. The same question of two components is asked once.
 * @param input null: do not ask (yet)
 * @param options keepPrevious: while a new input is asked for, the answer to the last one stays;
 *   brings: the answers to other questions that this one holds, which then need no asking
 */
export function useRead<I extends z.ZodType, O extends z.ZodType>(
  method: Query<I, O>,
  input: z.input<I> | null,
  options: {
    readonly keepPrevious?: boolean;
    readonly brings?: (answer: z.output<O>) => readonly Brought[];
  } = {},
): Read<z.output<O>> {
  const { link } = useBridge();
  const { brings } = options;
  const query = useQuery<Answer<O>>({
    ...(brings === undefined
      ? question(link, method, input)
      : questionThatBrings(link, { method, input, brings })),
    enabled: input !== null,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
  return asRead(query);
}

/** `useRead` for several inputs of one method, such as the pages of a long list; answers in their order. */
export function useReadMany<I extends z.ZodType, O extends z.ZodType>(
  method: Query<I, O>,
  inputs: readonly z.input<I>[],
): readonly Read<z.output<O>>[] {
  const { link } = useBridge();
  const queries: UseQueryResult<Answer<O>>[] = useQueries({
    queries: inputs.map((input) => question(link, method, input)),
  });
  return queries.map((query) => asRead(query));
}

/** Asks the store once, outside the cache: for the handler of an event. */
export function useAsk<I extends z.ZodType, O extends z.ZodType>(
  method: Query<I, O>,
): (input: z.input<I>) => Promise<Answer<O>> {
  const { link } = useBridge();
  return useCallback((input: z.input<I>) => ask(link, method, input), [link, method]);
}

function question<I extends z.ZodType, O extends z.ZodType>(
  link: StoreLink,
  method: Query<I, O>,
  input: z.input<I> | null,
) {
  return { queryKey: [nameOf(method), input], queryFn: () => ask(link, method, input) };
}

function questionThatBrings<I extends z.ZodType, O extends z.ZodType>(
  link: StoreLink,
  asked: {
    readonly method: Query<I, O>;
    readonly input: z.input<I> | null;
    readonly brings: (answer: z.output<O>) => readonly Brought[];
  },
) {
  const { method, input, brings } = asked;
  return {
    ...question(link, method, input),
    queryFn: async ({ client, signal }: { client: QueryClient; signal: AbortSignal }) => {
      const answer = await ask(link, method, input);
      // What was given up meanwhile may be out of date, and what it brings as well.
      if (answer.ok && !signal.aborted)
        for (const other of brings(answer.value)) client.setQueryData(other.queryKey, other.answer);
      return answer;
    },
  };
}

async function ask<I extends z.ZodType, O extends z.ZodType>(
  link: StoreLink,
  method: Query<I, O>,
  input: z.input<I> | null,
): Promise<Answer<O>> {
  const result = await link.call({ method: nameOf(method), kind: 'query', input });
  return trusted(method.output, result);
}

function asRead<T>(query: UseQueryResult<Result<T, AppError>>): Read<T> {
  const result = query.data ?? (query.error === null ? undefined : err(broken(query.error)));
  return {
    data: result?.ok === true ? result.value : undefined,
    error: result?.ok === false ? result.error : null,
    isPending: result === undefined,
    // Looked up only where it is read: the cache renders a component for what it has looked up, and most want answers alone.
    get isFetching() {
      return query.isFetching;
    },
    refetch: () => void query.refetch(),
  };
}

function broken(error: Error): AppError {
  return appError('internal', error.message);
}
