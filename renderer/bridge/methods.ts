import { contract } from '#shared/contract/contract.ts';
import type { Method, Topic } from '#shared/contract/kinds.ts';

/** The contract under the name that features use: `useRead(methods.claims.forDocument, …)`. */
export const methods = contract;

const names = new Map<Method, string>();
const byName = new Map<string, Method>();
for (const [namespace, members] of Object.entries(contract)) {
  for (const [verb, method] of Object.entries(members)) {
    names.set(method, `${namespace}.${verb}`);
    byName.set(`${namespace}.${verb}`, method);
  }
}

/**
 * The wire name of a method of the contract, such as `claims.forDocument`.
 * @throws Error when the object is not of the contract
 */
export function nameOf(method: Method): string {
  const name = names.get(method);
  if (name === undefined) throw new Error('This method is not part of the contract.');
  return name;
}

/** The method of a wire name; undefined for a name of another version. */
export function methodNamed(name: string): Method | undefined {
  return byName.get(name);
}

/** Whether an answer under this name depends on one of the topics. Unknown names depend on everything. */
export function dependsOn(name: string, topics: readonly Topic[]): boolean {
  const method = byName.get(name);
  if (method?.kind !== 'query') return true;
  return method.topics.some((topic) => topics.includes(topic));
}
