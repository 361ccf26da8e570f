import { contract } from '#shared/contract/contract.ts';
import { z } from 'zod';

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

/** Every method with its kind and the JSON schema of what it takes, for `call --help`. */
export function methodInputs(): { name: string; kind: string; input: unknown }[] {
  return Object.entries(contract).flatMap(([namespace, methods]) =>
    Object.entries(methods).map(([verb, { kind, input }]) => ({
      name: `${namespace}.${verb}`,
      kind,
      input: z.toJSONSchema(input, { io: 'input' }),
    })),
  );
}
