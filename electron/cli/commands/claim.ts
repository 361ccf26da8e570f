import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ClaimStudy, type ClaimView } from '#shared/contract/claims.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import {
  AnnotationId,
  ClaimId,
  type DocumentId,
  GroupId,
  ResultId,
  type StudyId,
} from '#shared/contract/ids.ts';
import { Assertion, Conclusion, Contrast, Direction, Support } from '#shared/contract/values.ts';
import { issueWords } from '#shared/contract/issue-words.ts';
import { ResultEdit } from '#shared/contract/results.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { oneOf, wholeNumber } from '../allowed.ts';
import type { Answer, Command } from '../command.ts';
import { documentIdOf } from '../document-id.ts';
import { conceptFinder, type ConceptFinder, makeConcepts, type PlannedConcept } from '../find-concepts.ts';
import { flag, many, one, type ParsedArguments, requireOptions } from '../options.ts';
import { claimRow } from '../rows.ts';
import type { OpenReview } from '../world.ts';
import { conceptNames } from './list.ts';

function fields(parsed: ParsedArguments) {
  const direction = oneOf(parsed, 'direction', Direction);
  if (!direction.ok) return direction;
  const conclusion = oneOf(parsed, 'conclusion', Conclusion);
  if (!conclusion.ok) return conclusion;
  const support = oneOf(parsed, 'support', Support);
  if (!support.ok) return support;
  const assertion = oneOf(parsed, 'assertion', Assertion);
  if (!assertion.ok) return assertion;
  const contrast = oneOf(parsed, 'contrast', Contrast);
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
    key: flag(parsed, 'key'),
  });
}

/** The study that `--study` names by its id, or `none`. */
function studyOf(parsed: ParsedArguments): Result<StudyId | 'none' | null, AppError> {
  const given = one(parsed, 'study');
  if (given === undefined) return ok(null);
  const study = ClaimStudy.safeParse(given);
  return study.success
    ? ok(study.data)
    : err(
        appError('not-found', `There is no study “${given}”. \`list REVIEW studies\` shows their ids.`, {
          id: given,
        }),
      );
}

/** The numbers that `--results` gives: a JSON array of results, or one. */
function resultsOf(parsed: ParsedArguments): Result<ResultEdit[], AppError> {
  const given = one(parsed, 'results');
  if (given === undefined) return ok([]);
  const value = json(given);
  if (typeof value !== 'object' || value === null) {
    const message =
      '--results is not JSON: give an array of results, such as [{"measure":"HR","value":0.39}].';
    return err(appError('invalid-input', message, { field: 'results' }));
  }
  const read = z.array(ResultEdit).safeParse(Array.isArray(value) ? value : [value]);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const [place, ...field] = issue?.path ?? [];
  const name = `Result ${Number(place) + 1} of --results`;
  const where =
    field.length === 0 ? name : `“${field.join('.')}” of result ${Number(place) + 1} of --results`;
  const message = `${where} ${issue === undefined ? 'is not right' : issueWords(issue)}. Nothing was added.`;
  return err(appError('invalid-input', message, { field: (issue?.path ?? []).join('.') }));
}

/** Parsed JSON; undefined for what is none. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function anchors(review: OpenReview, documentId: DocumentId, parsed: ParsedArguments) {
  const nth = wholeNumber(parsed, 'nth', 1);
  if (!nth.ok) return nth;
  const selections = [];
  for (const quote of new Set(many(parsed, 'quote'))) {
    const anchor = await review.client.text.locateQuote({ documentId, quote, nth: nth.value ?? null });
    if (!anchor.ok) return anchor;
    selections.push({ annotationId: AnnotationId.parse(randomUUID()), anchor: anchor.value });
  }
  return ok(selections);
}

/** The concepts that the options name; unknown ones are planned, where they may be made. */
function concepts(finder: ConceptFinder, parsed: ParsedArguments) {
  const therapy = finder.find('therapy', many(parsed, 'therapy'));
  if (!therapy.ok) return therapy;
  const comparator = finder.find('therapy', many(parsed, 'comparator'));
  if (!comparator.ok) return comparator;
  const outcome = finder.find('outcome', many(parsed, 'outcome'));
  if (!outcome.ok) return outcome;
  const population = finder.find('population', many(parsed, 'population'));
  if (!population.ok) return population;
  return ok({
    therapy: therapy.value,
    comparator: comparator.value,
    population: population.value,
    outcome: outcome.value[0] ?? null,
  });
}

type NewClaim = Parameters<OpenReview['client']['claims']['create']>[0];

/** Makes new concepts, the claim and its numbers as one action; what is refused takes the rest back. */
async function create(
  review: OpenReview,
  claim: NewClaim,
  beside: { readonly planned: readonly PlannedConcept[]; readonly results: readonly ResultEdit[] },
) {
  const group = GroupId.parse(randomUUID());
  const made = beside.planned.length > 0 ? await makeConcepts(review, beside.planned, group) : ok(null);
  const bare = made.ok ? await review.client.claims.create(claim, { group }) : made;
  const created = bare.ok ? await addResults(review, { claim: bare.value, group }, beside.results) : bare;
  if (created.ok) return created;
  const last = await review.client.history.state({});
  if (last.ok && last.value.undo?.group === group) await review.client.history.undo({});
  return created;
}

/** Adds numbers to a claim just made, as read from its first words. */
async function addResults(
  review: OpenReview,
  { claim, group }: { readonly claim: ClaimView; readonly group: GroupId },
  results: readonly ResultEdit[],
): Promise<Result<ClaimView, AppError>> {
  const annotationId = claim.quotes[0]?.annotationId ?? null;
  for (const set of results) {
    const resultId = ResultId.parse(randomUUID());
    const added = await review.client.results.create(
      { resultId, claimId: claim.id, annotationId, set },
      { group },
    );
    if (!added.ok) return added;
  }
  return review.client.claims.get({ claimId: claim.id });
}

async function make(review: OpenReview, parsed: ParsedArguments): Promise<Result<Answer, AppError>> {
  const document = documentIdOf(one(parsed, 'document') ?? '');
  if (!document.ok) return document;
  const set = fields(parsed);
  if (!set.ok) return set;
  const selections = await anchors(review, document.value, parsed);
  if (!selections.ok) return selections;
  const study = studyOf(parsed);
  if (!study.ok) return study;
  const results = resultsOf(parsed);
  if (!results.ok) return results;
  const finder = await conceptFinder(
    review,
    flag(parsed, 'create') ? 'plan' : { hint: ' --create adds it.' },
  );
  if (!finder.ok) return finder;
  const found = concepts(finder.value, parsed);
  if (!found.ok) return found;
  const { outcome, ...sides } = found.value;
  const created = await create(
    review,
    {
      claimId: ClaimId.parse(randomUUID()),
      documentId: document.value,
      selections: selections.value,
      ...sides,
      set: { ...set.value, outcome, study: study.value },
    },
    { planned: finder.value.planned, results: results.value },
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
    '[--assertion A] [--contrast K] [--study ID] [--statement T] [--note T] [--results JSON] [--key] [--create]',
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
    study: { takes: 'one', value: 'ID' },
    results: { takes: 'one', value: 'JSON' },
    key: { takes: 'flag' },
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
