import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { ChangeId, GroupId } from '#shared/contract/ids.ts';
import { type Reply, Request, type StoreEvent } from '#shared/contract/envelope.ts';
import type { Command, Method } from '#shared/contract/kinds.ts';
import { type Topic, topics } from '#shared/contract/kinds.ts';
import { contract } from '#shared/contract/contract.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { sha256 } from '#electron/node/hash.ts';
import { refusalOf } from '../database/refusals.ts';
import { putsInAnotherFile } from '../changes/log.ts';
import { handlers } from '../handlers/index.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CommandHandler, Context, JobHandler, QueryHandler } from '../handler.ts';
import { issueWords } from './issue-words.ts';
import { jobStart } from './job-start.ts';

/** A handler whatever its kind, once its method was found by name. */
type AnyHandler =
  | QueryHandler<unknown, unknown>
  | CommandHandler<unknown, unknown>
  | JobHandler<unknown, unknown>;
type Found = { readonly name: string; readonly method: Method; readonly handler: AnyHandler };

export type ServerOptions = {
  /** Parse answers too: in tests and development. */
  readonly checkOutputs: boolean;
  /** Where broken invariants are written down, with the trace id that the caller gets. */
  readonly log: (traceId: string, error: unknown) => void;
};

/** Answers one call: parses it, finds its handler, and turns whatever happens into a reply. */
export async function answer(context: Context, options: ServerOptions, message: unknown): Promise<Reply> {
  const request = Request.safeParse(message);
  if (!request.success) return refuse(-1, appError('invalid-input', 'This is not a call of the contract.'));
  const { id } = request.data;
  try {
    const result = await carryOut(context, options, request.data);
    return result.ok ? { id, ok: true, value: result.value } : refuse(id, result.error);
  } catch (error) {
    const refusal = refusalOf(error, 'The review');
    if (refusal) return refuse(id, refusal);
    const traceId = randomUUID();
    options.log(traceId, error);
    const message_ = 'Something went wrong inside Sheaf. What was saved before is safe.';
    return { id, ok: false, error: { ...appError('internal', message_), traceId } };
  }
}

function refuse(id: number, error: AppError): Reply {
  return { id, ok: false, error: { ...error, traceId: error.traceId || randomUUID() } };
}

async function carryOut(
  context: Context,
  options: ServerOptions,
  request: Request,
): Promise<Result<unknown, AppError>> {
  const found = findMethod(request.method);
  if (!found)
    return err(
      appError('invalid-input', `There is no method ${request.method}.`, { method: request.method }),
    );
  const input = found.method.input.safeParse(request.input);
  if (!input.success) return err(invalidInput(request.method, input.error.issues));
  const result = await dispatch(context, found, { request, input: input.data });
  if (result.ok && options.checkOutputs && found.method.kind !== 'job')
    found.method.output.parse(result.value);
  return result;
}

function invalidInput(method: string, issues: readonly z.core.$ZodIssue[]): AppError {
  const first = issues[0];
  const field = first?.path.map(String).join('.') ?? '';
  const words = first === undefined ? 'is not right' : issueWords(first);
  const message = `${field === '' ? `What ${method} was given` : `“${field}”`} ${words}. Nothing was changed.`;
  return appError('invalid-input', message, {
    method,
    field,
    issues: issues.map((issue) => ({
      code: issue.code,
      path: issue.path.map(String),
      message: issueWords(issue),
    })),
  });
}

type Call = { readonly request: Request; readonly input: unknown };

function dispatch(
  context: Context,
  found: Found,
  call: Call,
): Result<unknown, AppError> | Promise<Result<unknown, AppError>> {
  const { method, handler } = found;
  if (method.kind === 'query' && typeof handler === 'function') return handler(context, call.input);
  if (method.kind === 'command' && 'plan' in handler)
    return runCommand(context, { ...found, method, handler }, call);
  if (method.kind === 'job' && 'run' in handler)
    return startJob(context, { name: found.name, handler }, call.input);
  throw new Error(`The handler of ${found.name} is of another kind than its method.`);
}

/** Topics that no change of a review touches. */
const apart: ReadonlySet<Topic> = new Set(['job', 'backup']);

type FoundCommand = {
  readonly name: string;
  readonly method: Command;
  readonly handler: CommandHandler<unknown, unknown>;
};

function runCommand(
  context: Context,
  { name, method, handler }: FoundCommand,
  { request, input }: Call,
): Result<unknown, AppError> {
  const stamp = request.change ?? { id: ChangeId.parse(randomUUID()) };
  const session = context.session();
  const writer = session.writer();
  if (!writer.ok) return writer;
  const group = stamp.group ?? GroupId.parse(stamp.id);
  const inputHash = sha256(canonicalJson([name, input]));
  const draft = { id: stamp.id, group, label: method.label, inputHash };
  const committed = writer.value.commit(draft, (db) => handler.plan(db, input, context));
  if (!committed.ok) return committed;
  if (committed.value.outcome === 'recorded') {
    session.refreshDerived();
    const otherText = putsInAnotherFile(session.reader, committed.value.change);
    context.changed(topics.filter((topic) => (topic === 'text' ? otherText : !apart.has(topic))));
  }
  const reply = handler.reply(session.reader, input, context);
  return reply === null
    ? err(appError('not-found', 'What this was about is not there any more.'))
    : ok(reply);
}

function startJob(
  context: Context,
  { name, handler }: { readonly name: string; readonly handler: JobHandler<unknown, unknown> },
  input: unknown,
): Result<unknown, AppError> {
  const session = context.session();
  if (handler.kept) {
    const writer = session.writer();
    if (!writer.ok) return writer;
  }
  return ok(context.jobs.start(jobStart(context, { name, handler, input })));
}

/** Finds a method and its handler by own properties only, so that no inherited name can be called. */
export function findMethod(name: string): Found | null {
  const [namespace, verb, ...rest] = name.split('.');
  if (namespace === undefined || verb === undefined || rest.length > 0) return null;
  const method = own(own(contract, namespace), verb);
  const handler = own(own(handlers, namespace), verb);
  return isMethod(method) && isHandler(handler) ? { name, method, handler } : null;
}

function own(of: unknown, key: string): unknown {
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, key)) return undefined;
  const entry = Object.getOwnPropertyDescriptor(of, key);
  const value: unknown = entry?.value;
  return value;
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'object' && value !== null && 'kind' in value && 'input' in value;
}

function isHandler(value: unknown): value is AnyHandler {
  return (
    typeof value === 'function' ||
    (typeof value === 'object' && value !== null && ('plan' in value || 'run' in value))
  );
}

export type { StoreEvent };
