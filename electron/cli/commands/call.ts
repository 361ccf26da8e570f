import { randomUUID } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { contract } from '#shared/contract/contract.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { JobView } from '#shared/contract/jobs.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Answer, Command } from '../command.ts';
import { methodNames } from '../methods.ts';
import type { OpenReview, World } from '../world.ts';

async function inputOf(world: World, text: string): Promise<Result<unknown, AppError>> {
  const json = text === '-' ? await textOf(world.stdin()) : text;
  try {
    const value: unknown = JSON.parse(json);
    return ok(value);
  } catch {
    return err(appError('invalid-input', 'The input is not JSON.', { input: json.slice(0, 200) }));
  }
}

function kindOf(method: string): string | null {
  const [namespace = '', verb = ''] = method.split('.');
  const entry = Object.entries(contract).find(([name]) => name === namespace)?.[1];
  return Object.entries(entry ?? {}).find(([name]) => name === verb)?.[1].kind ?? null;
}

function withJobId(input: unknown): unknown {
  return typeof input === 'object' && input !== null && !('jobId' in input)
    ? { ...input, jobId: randomUUID() }
    : input;
}

async function callMethod(
  review: OpenReview,
  method: string,
  input: unknown,
): Promise<Result<Answer, AppError>> {
  const kind = kindOf(method);
  const reply = await review.store.call({
    id: 1,
    method,
    input: kind === 'job' ? withJobId(input) : input,
    ...(kind === 'command' ? { change: { id: randomUUID() } } : {}),
  });
  if (!reply.ok) return err(reply.error);
  if (kind !== 'job') return ok({ value: reply.value });
  const job = await review.store.settled(JobView.parse(reply.value).id);
  return job.error ? err(job.error) : ok({ value: job });
}

export const call: Command = {
  name: 'call',
  usage: 'call REVIEW namespace.verb JSON|-',
  summary: 'calls any method of the contract; a job is waited for',
  words: [3, 3],
  options: {},
  run: async (world, { positionals: [path = '', method = '', text = ''] }) => {
    if (!methodNames().includes(method)) {
      const message = `There is no method ${method}. “sheaf call --help” lists them.`;
      return err(appError('invalid-input', message, { field: 'method', value: method }));
    }
    const input = await inputOf(world, text);
    if (!input.ok) return input;
    const mode = kindOf(method) === 'query' ? 'read' : 'write';
    return world.withReview(world.path(path), mode, (review) => callMethod(review, method, input.value));
  },
};
