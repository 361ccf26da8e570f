import type { ResultMeasure } from '#shared/domain/reported-result.ts';
import type { Atom } from './atoms.ts';
import { type Draft, type DraftArm, newArm, newDraft, nothingPending, type Pending } from './draft.ts';
import type { Token } from './tokens.ts';

/** Everything that reading a selection knows at one place. */
export type State = {
  readonly tokens: readonly Token[];
  readonly atoms: readonly Atom[];
  readonly text: string;
  /** Whether group sizes are printed as "n = …" anywhere. */
  readonly namesN: boolean;
  readonly drafts: Draft[];
  pending: Pending;
  /** What the last number belongs to, as long as something may still be added to it. */
  current: { readonly draft: Draft; readonly arm: DraftArm | null } | null;
  /** How the next number stands to the last. */
  join: 'versus' | 'and' | 'to' | 'comma' | null;
  /** The atom of the last semicolon since the last number. */
  semicolon: number | null;
  depth: number;
  sentence: number;
  /** The atoms that end the sentences so far. */
  readonly ends: number[];
  /** Name of the last ± or bracketed spread; `limits`: half the width of an interval, which no field holds. */
  spread: 'sd' | 'se' | 'limits' | null;
};

export function newState(tokens: readonly Token[], atoms: readonly Atom[], text: string): State {
  return {
    tokens,
    atoms,
    text,
    namesN: tokens.some((token) => token.text === 'n'),
    drafts: [],
    pending: nothingPending(),
    current: null,
    join: null,
    semicolon: null,
    depth: 0,
    sentence: 0,
    ends: [],
    spread: null,
  };
}

export function lastDraft(state: State): Draft | null {
  const draft = state.drafts.at(-1);
  return draft !== undefined && draft.sentence === state.sentence ? draft : null;
}

/** The results of the sentence that is being read, last first; of a very long one the last hundred. */
export function draftsOfSentence(state: State): Draft[] {
  const recent = state.drafts.slice(-100).toReversed();
  const before = recent.findIndex((draft) => draft.sentence !== state.sentence);
  return before < 0 ? recent : recent.slice(0, before);
}

/** Starts a result at an atom and gives it what was said before it. */
export function startDraft(
  state: State,
  kind: Draft['kind'],
  measure: ResultMeasure | null,
  at: number,
): Draft {
  const { pending } = state;
  const draft = newDraft(kind, measure, at);
  draft.depth = state.depth;
  draft.sentence = state.sentence;
  draft.adjusted = pending.adjusted;
  draft.analysisSet = pending.set;
  draft.since = pending.time;
  pending.timeIsFresh = false;
  pending.adjusted = null;
  state.drafts.push(draft);
  return draft;
}

/** Adds an arm to a group and makes it the place where brackets behind it go. */
export function addArm(state: State, draft: Draft, at: number): DraftArm {
  const arm = newArm(at, at + 1);
  arm.nAnalysed = state.pending.sizes.shift() ?? null;
  if (draft.arms.length > 0 && draft.pairs === null)
    draft.pairs = state.join === 'versus' ? 'versus' : 'list';
  draft.arms.push(arm);
  settle(state, draft, arm);
  return arm;
}

/** Makes a number the last one. */
export function settle(state: State, draft: Draft, arm: DraftArm | null): void {
  state.current = { draft, arm };
  state.join = null;
  state.semicolon = null;
}

/** The next atom that is no bracket, comma, colon or semicolon, within a few. */
export function following(state: State, at: number): Atom | null {
  for (let step = at + 1; step < at + 4; step += 1) {
    const atom = state.atoms[step];
    if (atom === undefined) return null;
    const passes =
      atom.kind === 'mark' ? '([;:'.includes(atom.text) : atom.kind === 'join' && atom.how === 'comma';
    if (!passes) return atom;
  }
  return null;
}
