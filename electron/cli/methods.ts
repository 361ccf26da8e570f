import { contract } from '#shared/contract/contract.ts';

/** Every method of the contract as `namespace.verb`, in the contract's order. */
export function methodNames(): string[] {
  return Object.entries(contract).flatMap(([namespace, methods]) =>
    Object.keys(methods).map((verb) => `${namespace}.${verb}`),
  );
}

/** Every method with its kind, for `--help`. */
export function methodLines(): string[] {
  return Object.entries(contract).flatMap(([namespace, methods]) =>
    Object.entries(methods).map(([verb, method]) => `${namespace}.${verb} (${method.kind})`),
  );
}
