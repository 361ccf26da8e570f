import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { AnnotationId, ClaimId, DocumentId, GroupId } from '#shared/contract/ids.ts';
import { Assertion, Conclusion, Contrast, Direction, Support } from '#shared/contract/values.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { z } from 'zod';
import type { Answer, Command } from '../command.ts';
import { findConcepts } from '../find-concepts.ts';
import { flag, many, one, type ParsedArguments, requireOptions, wholeNumber } from '../options.ts';
import { claimRow } from '../rows.ts';
import type { OpenReview } from '../world.ts';
import { conceptNames } from './list.ts';

/** A value of a closed list, or the refusal that names the list. */
function choice<T extends z.ZodEnum>(
  parsed: ParsedArguments,
  name: string,
  values: T,
): Result<z.infer<T> | null, AppError> {
  const given = one(parsed, name);
  if (given === undefined) return ok(null);
  const known = values.safeParse(given);
  if (known.success) return ok(known.data);
  const allowed = values.options;
  return err(
    appError('invalid-input', `--${name} is one of: ${allowed.join(', ')}.`, {
      field: name,
      value: given,
      allowed,
    }),
  );
}

function fields(parsed: ParsedArguments) {
  const direction = choice(parsed, 'direction', Direction);
  if (!direction.ok) return direction;
  const conclusion = choice(parsed, 'conclusion', Conclusion);
  if (!conclusion.ok) return conclusion;
  const support = choice(parsed, 'support', Support);
  if (!support.ok) return support;
  const assertion = choice(parsed, 'assertion', Assertion);
  if (!assertion.ok) return assertion;
  const contrast = choice(parsed, 'contrast', Contrast);
  if (!contrast.ok) return contrast;
  return ok({
    statement: one(parsed, 'statement') ?? '',
    note: one(parsed, 'note') ?? '',
    subgroup: one(parsed, 'subgroup') ?? null,
    timePoint: one(parsed, 'time') ?? null,
    direction: direction.value,
    conclusion: conclusion.value,
    support: support.value,
    assertion: assertion.value,
    contrast: contrast.value,
  });
}

async function anchors(review: OpenReview, documentId: DocumentId, parsed: ParsedArguments) {
  const nth = wholeNumber(parsed, 'nth', 1) ?? null;
  const selections = [];
  for (const quote of many(parsed, 'quote')) {
    const anchor = await review.client.text.locateQuote({ documentId, quote, nth });
    if (!anchor.ok) return anchor;
    selections.push({ annotationId: AnnotationId.parse(randomUUID()), anchor: anchor.value });
  }
  return ok(selections);
}

async function make(review: OpenReview, parsed: ParsedArguments): Promise<Result<Answer, AppError>> {
  const document = DocumentId.safeParse(one(parsed, 'document'));
  if (!document.success) {
    return err(
      appError('not-found', `There is no document ${one(parsed, 'document') ?? ''} in this review.`),
    );
  }
  const set = fields(parsed);
  if (!set.ok) return set;
  const selections = await anchors(review, document.data, parsed);
  if (!selections.ok) return selections;
  const group = { group: GroupId.parse(randomUUID()) };
  const find = (role: 'therapy' | 'outcome' | 'population', names: readonly string[]) =>
    findConcepts(review, { role, names, create: flag(parsed, 'create'), ...group });
  const therapy = await find('therapy', many(parsed, 'therapy'));
  if (!therapy.ok) return therapy;
  const comparator = await find('therapy', many(parsed, 'comparator'));
  if (!comparator.ok) return comparator;
  const outcome = await find('outcome', many(parsed, 'outcome'));
  if (!outcome.ok) return outcome;
  const population = await find('population', many(parsed, 'population'));
  if (!population.ok) return population;
  const created = await review.client.claims.create(
    {
      claimId: ClaimId.parse(randomUUID()),
      documentId: document.data,
      selections: selections.value,
      therapy: therapy.value,
      comparator: comparator.value,
      population: population.value,
      set: { ...set.value, outcome: outcome.value[0] ?? null },
    },
    group,
  );
  if (!created.ok) return created;
  const names = await conceptNames(review);
  return names.ok ? ok({ value: claimRow(created.value, names.value) }) : names;
}

export const claim: Command = {
  name: 'claim',
  usage:
    'claim REVIEW --document ID --quote TEXT… [--nth N] [--therapy NAME…] [--comparator NAME…] [--outcome NAME] ' +
    '[--population NAME…] [--subgroup TEXT] [--time TEXT] [--direction D] [--conclusion C] [--support S] ' +
    '[--assertion A] [--contrast K] [--statement T] [--note T] [--create]',
  summary: 'adds a claim on words of a document',
  words: [1, 1],
  options: {
    document: { takes: 'one', value: 'ID' },
    quote: { takes: 'many', value: 'TEXT' },
    nth: { takes: 'one', value: 'N' },
    therapy: { takes: 'many', value: 'NAME' },
    comparator: { takes: 'many', value: 'NAME' },
    outcome: { takes: 'one', value: 'NAME' },
    population: { takes: 'many', value: 'NAME' },
    subgroup: { takes: 'one', value: 'TEXT' },
    time: { takes: 'one', value: 'TEXT' },
    direction: { takes: 'one', value: 'D' },
    conclusion: { takes: 'one', value: 'C' },
    support: { takes: 'one', value: 'S' },
    assertion: { takes: 'one', value: 'A' },
    contrast: { takes: 'one', value: 'K' },
    statement: { takes: 'one', value: 'T' },
    note: { takes: 'one', value: 'T' },
    create: { takes: 'flag' },
  },
  run: (world, parsed) => {
    requireOptions(parsed, ['document', 'quote']);
    const path = world.path(parsed.positionals[0] ?? '');
    return world.withReview(path, 'write', (review) => make(review, parsed));
  },
};
