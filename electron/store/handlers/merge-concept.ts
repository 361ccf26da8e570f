import { type AppError, appError } from '#shared/contract/errors.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { ancestorsOf, nameKey } from '#shared/domain/concept.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Plan } from '../changes/writer.ts';
import type { Reader } from '../database/connection.ts';
import { conceptNodes } from '../repositories/concepts.ts';
import { conceptsBelow, conceptUses } from '../repositories/concept-uses.ts';
import { notFound } from './refusals.ts';

/**
 * Merges a concept into another of its facet: what used it uses the other, what lay below it lies below the other,
 * its name and synonyms lead there, and it stays, as merged. Refused where that would make a circle or two siblings
 * of one name.
 */
export function planConceptMerge(db: Reader, loser: string, winner: string): Result<Plan, AppError> {
  const nodes = conceptNodes(db);
  const [from, into] = [nodes.get(loser), nodes.get(winner)];
  if (!from) return err(notFound('concept', loser));
  if (!into) return err(notFound('concept', winner));
  const refuse = (message: string) => err(appError('invalid-input', `${message} Nothing was changed.`));
  if (from.facetId !== into.facetId || loser === winner)
    return refuse('A concept is merged into another concept of its own facet.');
  if (into.mergedInto !== null) return refuse(`“${into.name}” is itself merged into another concept.`);
  if (ancestorsOf(nodes, winner).includes(loser))
    return refuse(`“${into.name}” lies below “${from.name}”. Move it first.`);
  const children = conceptsBelow(db, loser);
  const names = new Set(conceptsBelow(db, winner).map(({ name }) => nameKey(name)));
  const twin = children.find(({ name }) => names.has(nameKey(name)));
  if (twin) return refuse(`Both concepts have a “${twin.name}” below them. Merge these two first.`);
  const known = new Set([into.name, ...into.synonyms].map(nameKey));
  const more = [from.name, ...from.synonyms].filter((name) => !known.has(nameKey(name)));
  const operations: OperationDraft[] = [
    { kind: 'concept.edited', id: loser, set: { mergedInto: winner, retired: true } },
    { kind: 'concept.edited', id: winner, set: { synonyms: [...into.synonyms, ...more] } },
    ...children.map(({ id }): OperationDraft => ({ kind: 'concept.edited', id, set: { parentId: winner } })),
    ...conceptUses(db, loser).flatMap((use) => followers(use, loser, winner)),
  ];
  return ok({ operations });
}

type Use = ReturnType<typeof conceptUses>[number];

/** What puts the winner in the place of the loser in one claim or study. */
function followers(use: Use, loser: string, winner: string): OperationDraft[] {
  if (use.role === 'outcome') return [{ kind: 'claim.edited', id: use.id, set: { outcome: winner } }];
  const change = (concept: string, present: boolean): OperationDraft => ({
    kind: use.entity === 'study' ? 'study.edited' : present ? 'claim.conceptAdded' : 'claim.conceptRemoved',
    id: use.id,
    set: { [elementField(use.role, concept)]: present },
  });
  return [change(loser, false), change(winner, true)];
}
