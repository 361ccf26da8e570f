import { namesGroup } from './arm-names.ts';
import type { Atom } from './atoms.ts';
import type { Draft } from './draft.ts';
import type { Token } from './tokens.ts';

/*
 * Which time point is whose. A time stands before its numbers ("3-year OS 71% vs 58%; 5-year OS …") or behind them
 * ("71% vs 58% at 2 years and 66% vs 50% at 3 years"); each one's own surroundings say it, else the order of numbers
 * and times in the sentence. Several times named together ("2-year and 5-year OS rates were 71% and 66%") are those of
 * as many results, in their order. Where that does not come out, the time stays empty.
 */

/** A time of a sentence, or several named together. */
type Named = {
  readonly kind: 'time';
  readonly at: number;
  readonly last: number;
  readonly times: readonly string[];
  readonly stands: 'before' | 'behind' | null;
};
/** A number of a result: of one of its arms, or its own. */
type Numbered = { readonly kind: 'number'; readonly at: number; readonly draft: Draft; readonly arm: number };
type Event = Named | Numbered;

type Source = { readonly atoms: readonly Atom[]; readonly tokens: readonly Token[] };

const VALUES: ReadonlySet<Atom['kind']> = new Set(['value', 'fraction', 'counted']);
const NUMBERS: ReadonlySet<Atom['kind']> = new Set([...VALUES, 'interval', 'spread', 'bracketed', 'p']);

/** Whether a number or the bracket behind one ends directly before an atom. */
function followsNumber({ atoms }: Source, at: number): boolean {
  const before = atoms[at - 1];
  if (before?.kind !== 'mark') return before !== undefined && NUMBERS.has(before.kind);
  return (before.text === ')' || before.text === ']') && NUMBERS.has(atoms[at - 2]?.kind ?? 'nothing');
}

/** Whether the words end here, or go on to something else. */
function endsBehind({ atoms, tokens }: Source, at: number): boolean {
  const next = atoms[at + 1];
  if (next === undefined) return true;
  if (next.kind === 'join') return next.how === 'and' || next.how === 'versus';
  const lastOfAll = tokens[next.next] === undefined;
  return next.kind === 'mark' && (';)]'.includes(next.text) || (next.text === '.' && lastOfAll));
}

/** "3-year OS" leads to its numbers, as does "at 3 years 71%"; "71% at 3 years" and "… at 3 years;" look back. */
function standsOf(source: Source, at: number, hyphened: boolean): Named['stands'] {
  if (hyphened) return endsBehind(source, at) ? null : 'before';
  if (followsNumber(source, at)) return 'behind';
  const next = source.atoms[at + 1];
  if (next !== undefined && (VALUES.has(next.kind) || (next.kind === 'mark' && next.text === ':')))
    return 'before';
  return null;
}

function timesOf(source: Source, from: number, end: number): Named[] {
  const found: Named[] = [];
  for (let at = from; at < end; at += 1) {
    const atom = source.atoms[at];
    if (atom?.kind !== 'time') continue;
    const stands = standsOf(source, at, atom.hyphened);
    found.push({ kind: 'time', at, last: at, times: atom.times, stands });
  }
  return found;
}

/** Each arm's place, or the place of a result without arms. */
function numbersOf(drafts: readonly Draft[]): Numbered[] {
  return drafts.flatMap((draft) =>
    draft.kind === 'group'
      ? draft.arms.map((arm, index): Numbered => ({ kind: 'number', at: arm.from, draft, arm: index }))
      : [{ kind: 'number', at: draft.from, draft, arm: -1 } as const],
  );
}

/** Whether "and" or a comma with few words joins two times: "2-year OS and 5-year OS". */
function joined({ atoms }: Source, from: number, to: number): boolean {
  const between = atoms.slice(from + 1, to);
  const fits = between.every(({ kind }) => kind === 'join' || kind === 'word' || kind === 'measure');
  return fits && between.length <= 4 && between.some((atom) => atom.kind === 'join' && atom.how !== 'to');
}

/** Events in order, with times that are named together made one. */
function eventsOf(source: Source, times: readonly Named[], numbers: readonly Numbered[]): Event[] {
  const events: Event[] = [];
  for (const event of [...times, ...numbers].toSorted((a, b) => a.at - b.at)) {
    const before = events.at(-1);
    if (event.kind === 'time' && before?.kind === 'time' && joined(source, before.last, event.at)) {
      const all = [...new Set([...before.times, ...event.times])];
      const stands = before.stands === 'behind' ? before.stands : event.stands;
      events.splice(-1, 1, { ...before, last: event.last, times: all, stands });
    } else events.push(event);
  }
  return events;
}

/** Where times stand that do not say it themselves: behind, when numbers begin the sentence and a time ends it. */
function withPlaces(events: readonly Event[]): Event[] {
  const usual = events[0]?.kind === 'number' && events.at(-1)?.kind === 'time' ? 'behind' : 'before';
  const own = events.flatMap((event) => (event.kind === 'time' ? (event.stands ?? []) : []));
  const told = own.length > 0 && own.every((one) => one === own[0]) ? own[0] : undefined;
  return events.map((event, at) => {
    if (event.kind === 'number') return event;
    const last = at === events.length - 1;
    return { ...event, stands: last ? 'behind' : (event.stands ?? told ?? usual) };
  });
}

function isRatio(event: Event | undefined): boolean {
  return event?.kind === 'number' && event.draft.measure === 'HR';
}

/** The time of a number: the next when that looks back, else the last before it when that leads. */
function timeOf(events: readonly Event[], at: number): Named | null {
  const next = events.slice(at + 1).find((event) => event.kind === 'time');
  if (next?.kind === 'time' && next.stands === 'behind') return next;
  const before = events.slice(0, at).findLast((event) => event.kind === 'time');
  if (before?.kind !== 'time' || before.stands !== 'before') return null;
  // A hazard ratio is over the whole time, unless a time leads directly to it or to the ratios before it.
  const ratio = isRatio(events[at]);
  const led = events.slice(events.indexOf(before) + 1, at).every(isRatio);
  return ratio && !led ? null : before;
}

type Timed = Numbered & { readonly time: Named | null };

/** One time of several for each result, or for each arm of a single list; null where the numbers do not come out. */
function shareOut(times: readonly string[], covered: readonly Timed[]): (number: Timed) => string | null {
  const drafts = [...new Set(covered.map(({ draft }) => draft))];
  if (times.length === 1) return () => times[0] ?? null;
  if (drafts.length === times.length) return ({ draft }) => times[drafts.indexOf(draft)] ?? null;
  const [only] = drafts;
  const list = drafts.length === 1 && only?.pairs === 'list' && covered.length === times.length;
  return list ? (number) => times[covered.indexOf(number)] ?? null : () => null;
}

function spoken(numbers: readonly Timed[]): Map<Timed, string | null> {
  const found = new Map<Timed, string | null>();
  for (const [named, covered] of Map.groupBy(numbers, ({ time }) => time)) {
    const share = named === null ? () => null : shareOut(named.times, covered);
    for (const number of covered) found.set(number, share(number));
  }
  return found;
}

/** A group whose arms are of several times is as many results; a p stays with the last of them. */
function parted(draft: Draft, times: readonly (string | null)[]): Draft[] {
  if (draft.arms.length === 0 || new Set(times).size < 2) {
    draft.timePoint = times[0] ?? null;
    return [draft];
  }
  const starts = times.flatMap((time, at) => (at === 0 || time !== times[at - 1] ? [at] : []));
  return starts.map((start, place) => {
    const end = starts[place + 1] ?? times.length;
    const parts = draft.arms.slice(start, end);
    const alone = parts.length === 1;
    const arms = parts.map((arm) => (alone && !namesGroup(arm.label) ? { ...arm, label: '' } : arm));
    const p = end === times.length ? {} : { p: null, pOperator: null };
    return { ...draft, ...p, arms, from: arms[0]?.from ?? draft.from, timePoint: times[start] ?? null };
  });
}

/**
 * Gives the results of one sentence their time points, and parts those that hold numbers of several.
 * @param from first atom of the sentence
 * @param end the atom behind its last
 */
export function assignTimes(source: Source, drafts: readonly Draft[], from: number, end: number): Draft[] {
  const named = timesOf(source, from, end);
  if (named.length === 0) return [...drafts];
  const events = withPlaces(eventsOf(source, named, numbersOf(drafts)));
  const numbers = events.flatMap((event, at): Timed[] =>
    event.kind === 'number' ? [{ ...event, time: timeOf(events, at) }] : [],
  );
  const times = spoken(numbers);
  return drafts.flatMap((draft) =>
    parted(
      draft,
      numbers.filter((number) => number.draft === draft).map((number) => times.get(number) ?? null),
    ),
  );
}
