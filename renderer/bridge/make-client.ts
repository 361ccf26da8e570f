import type { Client } from '#shared/contract/client.ts';
import { contract } from '#shared/contract/contract.ts';
import type { ChangeStamp } from '#shared/contract/envelope.ts';
import type { Method } from '#shared/contract/kinds.ts';
import { newId } from './new-id.ts';
import type { StoreLink } from './store-link.ts';

/** The contract as functions over a link, made by walking the contract's own keys. */
export function makeClient(link: StoreLink): Client {
  const client: unknown = Object.fromEntries(
    Object.entries(contract).map(([namespace, members]) => [
      namespace,
      Object.fromEntries(
        Object.entries(members).map(([verb, method]) => [verb, caller(link, `${namespace}.${verb}`, method)]),
      ),
    ]),
  );
  if (!isClient(client)) throw new Error('The client lacks a method of the contract.');
  return client;
}

function caller(link: StoreLink, name: string, method: Method) {
  return (input: unknown, change: Partial<ChangeStamp> = {}) =>
    link.call({
      method: name,
      kind: method.kind,
      input,
      ...(method.kind === 'command' ? { change: { id: newId.change(), ...change } } : {}),
    });
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
