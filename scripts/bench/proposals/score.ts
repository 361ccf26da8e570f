import type { ConceptProposal } from '#shared/proposals/propose-concepts.ts';
import { directionFrom, proposeConcepts } from '#shared/proposals/propose-concepts.ts';
import { type DirectionProposal, proposeDirection } from '#shared/proposals/propose-direction.ts';
import { type Label, labelRoles } from './labels.ts';
import { dictionaries, type Sentence } from './sentences.ts';

/** Proposals against labels, counted over all sentences. */
export type Score = {
  readonly right: number;
  readonly proposed: number;
  readonly labelled: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

/** One line of the measure. */
export type Measured = Score & { readonly of: string; readonly sentences: number };

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function score(right: number, proposed: number, labelled: number): Score {
  const precision = proposed === 0 ? 1 : right / proposed;
  const recall = labelled === 0 ? 1 : right / labelled;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return {
    right,
    proposed,
    labelled,
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
  };
}

/** Micro-averaged score of pairs of sets: what was proposed, what was labelled. */
export function scoreOf(pairs: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[]): Score {
  const sum = (count: (proposed: ReadonlySet<string>, labelled: ReadonlySet<string>) => number): number =>
    pairs.reduce((total, [proposed, labelled]) => total + count(proposed, labelled), 0);
  return score(
    sum((proposed, labelled) => [...proposed].filter((key) => labelled.has(key)).length),
    sum((proposed) => proposed.size),
    sum((_, labelled) => labelled.size),
  );
}

/** What Sheaf proposes for a sentence that is quoted whole. */
export type Proposed = {
  readonly label: Label;
  readonly concepts: readonly ConceptProposal[];
  readonly direction: DirectionProposal | null;
};

/** Runs the proposals over sentences, with the concepts found and not with those labelled. */
export function proposals(sentences: readonly Sentence[], labels: ReadonlyMap<string, Label>): Proposed[] {
  const dictionary = dictionaries();
  return sentences.map(({ id, taxonomy, words, abbreviations }) => {
    const label = labels.get(id);
    if (label === undefined) throw new Error(`${id} has no label.`);
    const from = { sentence: words, quote: { start: 0, end: words.length }, abbreviations };
    const concepts = proposeConcepts(from, dictionary[taxonomy]);
    const direction = proposeDirection(words, directionFrom(concepts, dictionary[taxonomy]));
    return { label, concepts, direction };
  });
}

/** A therapy without a side is offered as therapy; one that was not given is not offered. */
function keysOf({ concepts }: Proposed, of: (typeof labelRoles)[number] | 'therapies'): Set<string> {
  const wanted = concepts.filter(({ role, side }) => {
    if (side === 'absent') return false;
    if (of === 'therapies') return role === 'therapy';
    if (of === 'comparator') return side === 'comparator';
    return role === of && side !== 'comparator';
  });
  return new Set(wanted.map(({ conceptId }) => conceptId.replace(/^.*\//u, '')));
}

const one = (value: string | null): ReadonlySet<string> =>
  new Set(value === null || value === 'none' ? [] : [value]);

/** Of sentences whose direction was proposed right, how many conclusions are right too. */
function conclusionScore(all: readonly Proposed[]): Score {
  const rightWay = all.filter(({ label, direction }) => direction?.direction === label.direction);
  return scoreOf(
    rightWay.map(({ label, direction }) => [one(direction?.conclusion ?? null), one(label.conclusion)]),
  );
}

/** All scores of some sentences: each role, both sides of therapies taken together, direction, conclusion. */
export function measured(all: readonly Proposed[]): Measured[] {
  const sentences = all.length;
  const ofRoles = labelRoles.map((of) => ({
    of,
    sentences,
    ...scoreOf(all.map((proposed) => [keysOf(proposed, of), proposed.label[of]])),
  }));
  const therapies = scoreOf(
    all.map((proposed) => [
      keysOf(proposed, 'therapies'),
      new Set([...proposed.label.therapy, ...proposed.label.comparator]),
    ]),
  );
  const ways = (kept: (label: Label) => boolean): Score =>
    scoreOf(
      all
        .filter(({ label }) => kept(label))
        .map(({ label, direction }) => [one(direction?.direction ?? null), one(label.direction)]),
    );
  return [
    { of: 'therapy or comparator, regardless of side', sentences, ...therapies },
    ...ofRoles,
    { of: 'direction', sentences, ...ways(() => true) },
    {
      of: 'direction, sentences that compare or tell a change',
      sentences: all.filter(({ label }) => isWay(label)).length,
      ...ways(isWay),
    },
    { of: 'conclusion, where the direction is right', sentences, ...conclusionScore(all) },
  ];
}

function isWay({ direction }: Label): boolean {
  return direction !== 'none' && direction !== 'not-comparative';
}

/** How many sentences without a finding were given a direction all the same. */
export function falseDirections(all: readonly Proposed[]): {
  readonly without: number;
  readonly given: number;
} {
  const without = all.filter(({ label }) => label.direction === 'none');
  return { without: without.length, given: without.filter(({ direction }) => direction !== null).length };
}
