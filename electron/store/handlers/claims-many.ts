import type { ManyEdit } from '#shared/contract/claims.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { mirrorDirection } from '#shared/domain/mirror.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { statementOrQuote } from '../repositories/claims.ts';
import { type AboutTherapies, orientation } from '../repositories/orientation.ts';
import { rivalsAmong } from './key-claim.ts';
import { planEdit, planElement, type Role } from './claim-edits.ts';

type Many = {
  readonly claimIds: readonly string[];
  readonly about: AboutTherapies;
  readonly set: ManyEdit;
  readonly concepts: readonly {
    readonly role: Role;
    readonly conceptId: string;
    readonly present: boolean;
  }[];
};
type Planned = Result<{ operations: OperationDraft[] }, AppError>;

/** The same change of many claims; refused as a whole, with how many of them can't take it and why the first can't. */
export function planMany(db: Reader, { claimIds, about, set, concepts }: Many): Planned {
  if (set.key === true) {
    const rivals = rivalsAmong(db, claimIds, set.outcome);
    if (rivals !== null) return err(rivals);
  }
  const { mirrored } = orientation(db, about, claimIds);
  const planned = [...new Set(claimIds)].map((id) => ({
    id,
    plan: planOne(db, id, mirrored.has(id), { set, concepts }),
  }));
  const refused = planned.flatMap(({ id, plan }) => (plan.ok ? [] : [{ id, error: plan.error }]));
  const [first] = refused;
  if (first !== undefined) {
    const { code, message, details } = first.error;
    const which = refused.length === 1 ? 'it is' : 'the first is';
    const why = message.replace(/ Nothing was changed\.$/u, '');
    return err(
      appError(
        code,
        `${refused.length} of ${planned.length} claims can't take this; ${which} ${nameOf(db, first.id)}. ${why} Nothing was changed.`,
        details,
      ),
    );
  }
  return ok({ operations: planned.flatMap(({ plan }) => (plan.ok ? plan.value.operations : [])) });
}

const nameLength = 60;

/** A claim as messages call it. */
function nameOf(db: Reader, id: string): string {
  const words = statementOrQuote(db, id) || id;
  return words.length > nameLength ? `“${words.slice(0, nameLength).trimEnd()}…”` : `“${words}”`;
}

const otherSide: Readonly<Record<Role, Role>> = {
  therapy: 'comparator',
  comparator: 'therapy',
  population: 'population',
};

/** What is meant for a claim as it is shown, done to it as it is coded. */
function planOne(
  db: Reader,
  id: string,
  isMirrored: boolean,
  { set, concepts }: Pick<Many, 'set' | 'concepts'>,
): Planned {
  const { direction } = set;
  const turned = isMirrored && direction !== undefined ? { direction: mirrorDirection(direction) } : {};
  const fields = { ...set, ...turned };
  const steps: Planned[] = [
    ...(Object.keys(fields).length === 0 ? [] : [planEdit(db, id, fields)]),
    ...concepts.map(({ role, conceptId, present }) => {
      const side = isMirrored ? otherSide[role] : role;
      return planElement(db, { claimId: id, role: side, conceptId }, present);
    }),
  ];
  const refused = steps.find((step) => !step.ok);
  if (refused) return refused;
  return ok({ operations: steps.flatMap((step) => (step.ok ? step.value.operations : [])) });
}
