import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';

/** A file that a person picked, dropped or named, which the store may use once. */
export type Grant = {
  readonly id: string;
  readonly access: 'read' | 'write';
  readonly path: string;
  readonly name: string;
};

export type Grants = {
  add(grants: readonly Grant[]): void;
  /** Takes a grant out: it works once. Refused with `not-found` when it is unknown or for the other access. */
  take(id: string, access: Grant['access']): Result<Grant, AppError>;
};

/** The grants of one store process. */
export function makeGrants(): Grants {
  const open = new Map<string, Grant>();
  return {
    add: (grants) => {
      for (const grant of grants) open.set(grant.id, grant);
    },
    take: (id, access) => {
      const grant = open.get(id);
      if (grant?.access !== access) {
        return err(
          appError('not-found', 'This file was not chosen, or was used already. Choose it again.', {
            grant: id,
          }),
        );
      }
      open.delete(id);
      return ok(grant);
    },
  };
}
