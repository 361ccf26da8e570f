import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { contract } from '#shared/contract/contract.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { GrantId } from '#shared/contract/ids.ts';
import { JobView } from '#shared/contract/jobs.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Answer, Command } from '../command.ts';
import { mayWrite } from './export/exporter.ts';
import { methodInputs, methodNames } from '../methods.ts';
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

/** Where a job writes to is named by its path here: the store gets a grant for it, as from a save dialog. */
function withGrant(world: World, review: OpenReview, input: unknown): unknown {
  const given: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'grantId') : null;
  if (typeof given !== 'string' || given === '' || GrantId.safeParse(given).success) return input;
  const path = world.path(given);
  return { ...Object(input), grantId: mayWrite(review, { path, name: basename(path) }) };
}

type Calling = { readonly method: string; readonly input: unknown };

async function callMethod(
  world: World,
  review: OpenReview,
  { method, input }: Calling,
): Promise<Result<Answer, AppError>> {
  const kind = kindOf(method);
  const reply = await review.store.call({
    id: 1,
    method,
    input: kind === 'job' ? withGrant(world, review, withJobId(input)) : input,
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
  summary: 'calls any method of the contract; a job is waited for, and writes to the path given as grantId',
  words: [3, 3],
  options: {},
  help: () => ({ methods: methodInputs() }),
  run: async (world, { positionals: [path = '', method = '', text = ''] }) => {
    if (!methodNames().includes(method)) {
      const message = `There is no method ${method}. “sheaf call --help” lists them.`;
      return err(appError('invalid-input', message, { field: 'method', value: method }));
    }
    const input = await inputOf(world, text);
    if (!input.ok) return input;
    const mode = kindOf(method) === 'query' ? 'read' : 'write';
    return world.withReview(world.path(path), mode, (review) =>
      callMethod(world, review, { method, input: input.value }),
    );
  },
};
