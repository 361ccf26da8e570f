import type { Result } from '../kit/result.ts';
import type { Client } from './client.ts';
import { contract } from './contract.ts';
import type { ChangeStamp } from './envelope.ts';
import type { AppError } from './errors.ts';
import type { Method } from './kinds.ts';

/** One call on its way: a command with its stamp, others without. */
export type OutgoingCall = {
  readonly method: string;
  readonly kind: Method['kind'];
  readonly input: unknown;
  readonly change?: ChangeStamp;
};

/** The way to a store, whatever it is: a message port, or the store itself in the same process. */
export type StoreLink = { call(call: OutgoingCall): Promise<Result<unknown, AppError>> };

/**
 * The contract as functions over a link, made by walking the contract's own keys.
 * @param newChangeId makes the id of a command that the caller did not stamp
 */
export function makeClient(link: StoreLink, newChangeId: () => ChangeStamp['id']): Client {
  const client: unknown = Object.fromEntries(
    Object.entries(contract).map(([namespace, members]) => [
      namespace,
      Object.fromEntries(
        Object.entries(members).map(([verb, method]) => [verb, caller(`${namespace}.${verb}`, method)]),
      ),
    ]),
  );
  if (!isClient(client)) throw new Error('The client lacks a method of the contract.');
  return client;

  function caller(name: string, method: Method) {
    return (input: unknown, change: Partial<ChangeStamp> = {}) => {
      const call = { method: name, kind: method.kind, input };
      return link.call(
        method.kind === 'command' ? { ...call, change: { id: newChangeId(), ...change } } : call,
      );
    };
  }
}

/** Every method of the contract is there; that each answers with its own type is the store's promise. */
function isClient(value: unknown): value is Client {
  return Object.entries(contract).every(([namespace, members]) =>
    Object.keys(members).every((verb) => typeof member(member(value, namespace), verb) === 'function'),
  );
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
