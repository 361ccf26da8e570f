import { nameArms } from './arm-names.ts';
import { assignTimes } from './assign-times.ts';
import type { Atom } from './atoms.ts';
import { isText } from './cursor.ts';
import type { Draft } from './draft.ts';
import { draftsOfSentence, lastDraft, newState, type State } from './state.ts';
import { takeBracketed, takeInterval, takeN, takeNs, takeP, takeSpread } from './take-details.ts';
import { unitAt } from './measured.ts';
import { takeCounted, takeFraction, takeValue } from './take-values.ts';
import type { Token } from './tokens.ts';

function endSentence(state: State, at: number): void {
  const { pending } = state;
  for (const draft of draftsOfSentence(state)) {
    draft.analysisSet = draft.analysisSet ?? pending.set;
  }
  pending.measure = null;
  pending.stat = null;
  pending.time = null;
  pending.timeIsFresh = false;
  pending.sizes = [];
  pending.adjusted = null;
  state.current = null;
  state.sentence += 1;
  state.ends.push(at);
}

/** A full stop ends a sentence when a capital or nothing follows; "vs." and "i.e." do not. */
function endsSentence(state: State, atom: Atom): boolean {
  const next = state.tokens[atom.next];
  return next === undefined || /^\p{Lu}/u.test(next.raw);
}

/** "14 (IQR 8–25) months": the unit stands behind the bracket. */
function unitBehind(state: State, token: number): void {
  const draft = state.current?.draft;
  if (draft === undefined || draft.unit !== null || draft.measure === 'percent' || draft.measure === 'count')
    return;
  draft.unit = unitAt(state.tokens, token, state.text).unit;
}

function closeBracket(state: State, atom: Atom): void {
  const draft = lastDraft(state);
  if (draft !== null && draft.depth === state.depth && state.depth > 0) {
    if (draft.pairs === 'versus' || draft.kind === 'effect') draft.open = false;
  }
  state.depth = Math.max(0, state.depth - 1);
  unitBehind(state, atom.next);
}

function takeMark(state: State, at: number, atom: Extract<Atom, { readonly kind: 'mark' }>): void {
  if (atom.text === '(' || atom.text === '[') state.depth += 1;
  else if (atom.text === ')' || atom.text === ']') closeBracket(state, atom);
  else if (atom.text === ';') state.semicolon = at;
  else if (atom.text === '%') state.pending.percent = state.pending.measure !== null;
  else if (atom.text === '.' && endsSentence(state, atom)) endSentence(state, at);
}

function takeAdjusted(state: State, at: number, adjusted: boolean): void {
  const next = state.atoms[at + 1];
  const closes = next === undefined || (next.kind === 'mark' && ')];'.includes(next.text));
  const before = lastDraft(state);
  if (closes && before !== null && before.adjusted === null) before.adjusted = adjusted;
  else state.pending.adjusted = adjusted;
}

function takeStat(state: State, stat: Extract<Atom, { readonly kind: 'stat' }>['stat']): void {
  // "5.1 ± 1.4 (mean ± SD)": said of the number before.
  if (state.depth > 0 && state.current?.draft.measure === stat && state.join === null) return;
  if (stat === 'sd' || stat === 'se') state.pending.spread = stat;
  else if (stat === 'iqr' || stat === 'range') state.pending.span = stat;
  else state.pending.stat = stat;
}

function takeWord(state: State, atom: Atom): void {
  if (state.tokens[atom.from]?.text !== 'respectively') return;
  const draft = lastDraft(state);
  if (draft !== null && draft.kind === 'group') draft.open = false;
}

function takeLevel(state: State, atom: Extract<Atom, { readonly kind: 'level' }>): void {
  // "(mean ± 95% confidence limits)"
  if (isText(state.tokens, atom.from - 1, '±')) state.spread = 'limits';
  state.pending.level = atom.level ?? state.pending.level;
}

/** Words that say something about numbers to come. */
function takeSaying(state: State, at: number, atom: Atom): void {
  const { pending } = state;
  if (atom.kind === 'measure') {
    if (atom.word.behind === true) return;
    pending.measure = atom.word;
    pending.measureEnd = atom.next;
  } else if (atom.kind === 'stat') takeStat(state, atom.stat);
  else if (atom.kind === 'adjusted') takeAdjusted(state, at, atom.adjusted);
  else if (atom.kind === 'set') pending.set = atom.set;
  else if (atom.kind === 'level') takeLevel(state, atom);
  else if (atom.kind === 'per') pending.per = lastDraft(state) === null ? atom.unit : null;
  else if (atom.kind === 'time') {
    pending.time = atom.times.join(' ');
    pending.timeIsFresh = true;
  }
}

/** Numbers and what belongs to them. */
function takeNumber(state: State, at: number, atom: Atom): void {
  if (atom.kind === 'value') takeValue(state, at, atom);
  else if (atom.kind === 'fraction') takeFraction(state, at, atom);
  else if (atom.kind === 'counted') takeCounted(state, at, atom);
  else if (atom.kind === 'interval') takeInterval(state, at, atom);
  else if (atom.kind === 'spread') takeSpread(state, atom);
  else if (atom.kind === 'bracketed') {
    takeBracketed(state, atom);
    unitBehind(state, atom.next);
  } else if (atom.kind === 'n') takeN(state, at, atom);
  else if (atom.kind === 'p') takeP(state, at, atom);
}

function take(state: State, at: number, atom: Atom): void {
  if (atom.kind === 'mark') takeMark(state, at, atom);
  else if (atom.kind === 'ns') takeNs(state);
  else if (atom.kind === 'word') takeWord(state, atom);
  else if (atom.kind === 'join') {
    if (state.join !== 'versus') state.join = atom.how;
  } else {
    takeSaying(state, at, atom);
    takeNumber(state, at, atom);
  }
}

/** Spreads that nothing named where they stand: the one name that the text gives, else the convention. */
function nameSpreads(state: State): void {
  const said = state.spread ?? state.pending.spread;
  if (said === 'limits') return;
  for (const draft of state.drafts) {
    for (const arm of draft.arms) {
      if (arm.unnamed === null) continue;
      arm[said ?? (draft.measure === 'percent' ? 'se' : 'sd')] = arm.unnamed;
    }
  }
}

/** Puts atoms together to results, in one pass. */
export function assemble(tokens: readonly Token[], atoms: readonly Atom[], text: string): readonly Draft[] {
  const state = newState(tokens, atoms, text);
  for (const [at, atom] of atoms.entries()) take(state, at, atom);
  endSentence(state, atoms.length);
  nameSpreads(state);
  for (const draft of state.drafts) nameArms(draft, tokens, atoms);
  const sentences = Map.groupBy(state.drafts, ({ sentence }) => sentence);
  return state.ends.flatMap((end, sentence) =>
    assignTimes(state, sentences.get(sentence) ?? [], state.ends[sentence - 1] ?? 0, end),
  );
}
