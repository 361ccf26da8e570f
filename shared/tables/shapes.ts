import type { Assigned } from './column-meaning.ts';
import { effectOffer, type EffectChoice } from './effect-shapes.ts';
import type { Recipe } from './mapping.ts';
import type { Find, Offer } from './offer.ts';
import type { Group } from './study-table.ts';

/** Finds columns by role and group among those that were recognised; the first of several. */
export function finder(columns: readonly Assigned[]): Find {
  return (role, group) => columns.find((one) => one.role === role && one.group === group)?.column.id ?? null;
}

const column = (id: string): Recipe => ({ kind: 'column', column: id });

/** Columns by the name of the cell; null where one is missing. */
function all(cells: Readonly<Record<string, Recipe | null>>): Record<string, Recipe> | null {
  const found = Object.entries(cells).flatMap(([name, recipe]) =>
    recipe === null ? [] : [[name, recipe] as const],
  );
  return found.length === Object.keys(cells).length ? Object.fromEntries(found) : null;
}

function as(id: string | null): Recipe | null {
  return id === null ? null : column(id);
}

/** Every way in which the columns can be read, raw numbers before effects that somebody computed. */
export function offersOf(find: Find, effect: EffectChoice | null): Offer[] {
  const raw = [accuracy, personTime, twoByTwo, means, logRank].map((offer) => offer(find));
  const single = [correlation, rate, proportion, mean].map((offer) => offer(find));
  const computed = effect === null ? null : effectOffer(find, effect);
  const two = raw.filter((offer) => offer !== null);
  return [...two, computed, ...(two.length > 0 ? [] : single)].filter((offer) => offer !== null);
}

function accuracy(find: Find): Offer | null {
  const roles = ['tp', 'fp', 'fn', 'tn'] as const;
  const cells = all(Object.fromEntries(roles.map((role) => [role, as(find(role, null))])));
  return (
    cells && { family: 'accuracy', words: 'A test against the truth (TP, FP, FN, TN)', cells, notes: [] }
  );
}

function totalOf(find: Find, group: Group): Recipe | null {
  const total = find('total', group);
  if (total !== null) return column(total);
  const [events, none] = [find('events', group), find('none', group)];
  return events === null || none === null ? null : { kind: 'sum', columns: [events, none] };
}

function eventsOf(find: Find, group: Group): Recipe | null {
  const events = find('events', group);
  if (events !== null) return column(events);
  const [percent, total] = [find('percent', group), find('total', group)];
  return percent === null || total === null ? null : { kind: 'share', percent, total };
}

function notesOf(cells: Readonly<Record<string, Recipe>>): string[] {
  const kinds = new Set(Object.values(cells).map(({ kind }) => kind));
  return [
    ...(kinds.has('share')
      ? ['Events were computed from percentages and totals, and rounded to whole numbers.']
      : []),
    ...(kinds.has('sum') ? ['Totals were computed from those with and without the event.'] : []),
    ...(kinds.has('sd-of-se') ? ['Standard deviations were computed from standard errors: SE · √n.'] : []),
  ];
}

function twoByTwo(find: Find): Offer | null {
  if (find('time', 1) !== null && find('time', 2) !== null) return null;
  const cells = all({
    e1: eventsOf(find, 1),
    n1: totalOf(find, 1),
    e2: eventsOf(find, 2),
    n2: totalOf(find, 2),
  });
  return (
    cells && { family: 'two-by-two', words: 'Events and totals of two groups', cells, notes: notesOf(cells) }
  );
}

function sdOf(find: Find, group: Group): Recipe | null {
  const sd = find('sd', group);
  if (sd !== null) return column(sd);
  const [se, total] = [find('se', group), find('total', group)];
  return se === null || total === null ? null : { kind: 'sd-of-se', se, total };
}

function means(find: Find): Offer | null {
  const cells = all({
    m1: as(find('mean', 1)),
    sd1: sdOf(find, 1),
    n1: as(find('total', 1)),
    m2: as(find('mean', 2)),
    sd2: sdOf(find, 2),
    n2: as(find('total', 2)),
  });
  return (
    cells && { family: 'means', words: 'Means, SDs and sizes of two groups', cells, notes: notesOf(cells) }
  );
}

function personTime(find: Find): Offer | null {
  const cells = all({
    x1: as(find('events', 1)),
    t1: as(find('time', 1)),
    x2: as(find('events', 2)),
    t2: as(find('time', 2)),
  });
  return cells && { family: 'person-time', words: 'Events and person-time of two groups', cells, notes: [] };
}

function logRank(find: Find): Offer | null {
  const cells = all({ oe: as(find('oe', null)), v: as(find('v', null)) });
  return cells && { family: 'log-rank', words: 'O − E and its variance', cells, notes: [] };
}

function correlation(find: Find): Offer | null {
  const cells = all({ r: as(find('r', null)), n: as(find('total', null)) });
  return cells && { family: 'correlation', words: 'Correlations and sizes', cells, notes: [] };
}

/** The only group of a table may bear a name, as “Treated”. */
function anyGroup(make: (group: Group) => Record<string, Recipe> | null): Record<string, Recipe> | null {
  return make(null) ?? make(1) ?? make(2);
}

function rate(find: Find): Offer | null {
  const cells = anyGroup((group) => all({ x: as(find('events', group)), t: as(find('time', group)) }));
  return cells && { family: 'rate', words: 'Events and person-time of one group', cells, notes: [] };
}

function proportion(find: Find): Offer | null {
  const cells = anyGroup((group) => all({ x: eventsOf(find, group), n: totalOf(find, group) }));
  return (
    cells && { family: 'proportion', words: 'Events and totals of one group', cells, notes: notesOf(cells) }
  );
}

function mean(find: Find): Offer | null {
  const cells = anyGroup((group) =>
    all({ m: as(find('mean', group)), sd: sdOf(find, group), n: as(find('total', group)) }),
  );
  return (
    cells && { family: 'mean', words: 'Means, SDs and sizes of one group', cells, notes: notesOf(cells) }
  );
}
