import { EvidenceFilter } from '#shared/contract/evidence.ts';
import { SavedView, ViewSettings } from '#shared/contract/saved-views.ts';
import { filterSentence, sentenceText } from '#shared/domain/filter-sentence.ts';
import { viewNameKey } from '#shared/domain/view-name.ts';
import type { Reader } from '../database/connection.ts';
import { compareWords } from './compare-words.ts';
import { sentenceNames } from './sentence-names.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly settings: string;
  readonly created: string;
};

const SELECT = 'SELECT id, name, settings, created FROM saved_view WHERE deleted = 0';

/** All saved views by name. */
export function savedViews(db: Reader): SavedView[] {
  return db
    .all<Row>(SELECT)
    .map((row) => toView(db, row))
    .toSorted((a, b) => compareWords(a.name, b.name));
}

/** One saved view that is not deleted. */
export function savedView(db: Reader, id: string): SavedView | null {
  const row = db.get<Row>(`${SELECT} AND id = ?`, id);
  return row ? toView(db, row) : null;
}

/** The saved view other than `id` that bears a name, regardless of case; null: none does. */
export function viewOfName(db: Reader, name: string, id: string): string | null {
  const key = viewNameKey(name);
  const other = db.all<Row>(SELECT).find((row) => row.id !== id && viewNameKey(row.name) === key);
  return other?.name ?? null;
}

function toView(db: Reader, { settings, ...row }: Row): SavedView {
  const read = readSettings(JSON.parse(settings));
  if ('problem' in read)
    return SavedView.parse({ ...row, settings: null, problem: read.problem, gone: [], sentence: '' });
  const { filter, gone } = withWhatIsThere(db, read.filter);
  if (holdsMore(read.filter, filter)) {
    const problem = `What its filter names is no longer in the review: ${gone.join(', ')}. Bring it back, or delete the view.`;
    return SavedView.parse({ ...row, settings: null, problem, gone, sentence: '' });
  }
  return SavedView.parse({
    ...row,
    settings: { ...read, filter },
    problem: null,
    gone,
    sentence: sentenceText(filterSentence(filter, sentenceNames(db))),
  });
}

/**
 * Settings as they were written, perhaps by another version. A condition that is not known would show other claims
 * than were meant: then the view is not opened. Of the rest, what is not known is as usual.
 */
export function readSettings(written: unknown): ViewSettings | { readonly problem: string } {
  const given: Partial<Record<string, unknown>> =
    typeof written === 'object' && written !== null ? { ...written } : {};
  const filter = EvidenceFilter.safeParse(given['filter']);
  if (!filter.success) {
    const unknown = filter.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1).map(String),
    );
    const which = [...new Set(unknown)].join(', ');
    const problem = `It has conditions that this version of Sheaf does not know${which === '' ? '' : ` (${which})`}. A newer version opens it; it stays as it is.`;
    return { problem };
  }
  const { filter: _read, ...others } = ViewSettings.shape;
  const rest = Object.entries(others).flatMap(([name, part]) => {
    const read = part.safeParse(given[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return ViewSettings.parse({ filter: filter.data, ...Object.fromEntries(rest) });
}

/** Conditions that name things of the review: on concepts, and others. */
const roles = ['therapy', 'outcome', 'population'] as const;
const naming = ['study', 'document', 'reviewer'] as const;

type Found = { readonly id: string } | { readonly gone: string };
type Thing = { readonly name: string; readonly gone: number };

/** A filter without what is not there any more, and with the concepts into which others were merged. */
function withWhatIsThere(
  db: Reader,
  filter: EvidenceFilter,
): { readonly filter: EvidenceFilter; readonly gone: string[] } {
  const gone = new Set<string>();
  const kept = (ids: readonly string[], find: (id: string) => Found): string[] => {
    const found = ids.map(find);
    for (const one of found) if ('gone' in one) gone.add(one.gone);
    return [...new Set(found.flatMap((one) => ('id' in one ? [one.id] : [])))];
  };
  const concept = (id: string): Found => conceptLeft(db, id);
  const thing = (sql: string, what: string) => (id: string) => {
    const row = db.get<Thing>(sql, id);
    if (row?.gone === 0) return { id };
    return { gone: row === undefined ? `a ${what}` : `${what} “${row.name}”` };
  };
  const study = thing('SELECT label AS name, deleted AS gone FROM study WHERE id = ?', 'study');
  const document = thing('SELECT title AS name, deleted AS gone FROM document WHERE id = ?', 'document');
  const person = thing('SELECT name, deleted AS gone FROM reviewer WHERE id = ?', 'reviewer');
  const found = {
    therapy: kept(filter.therapy, concept),
    outcome: kept(filter.outcome, concept),
    population: kept(filter.population, concept),
    study: kept(filter.study, study),
    document: kept(filter.document, document),
    reviewer: kept(filter.reviewer, person),
  };
  return { filter: EvidenceFilter.parse({ ...filter, ...found }), gone: [...gone] };
}

/** Whether a condition of a filter is without any value because of what is gone: it would hold everything. */
function holdsMore(meant: EvidenceFilter, left: EvidenceFilter): boolean {
  const emptied = (name: (typeof naming | typeof roles)[number]): boolean =>
    meant[name].length > 0 && left[name].length === 0;
  return naming.some(emptied) || roles.some((role) => meant[`${role}Scope`] !== 'none' && emptied(role));
}

/** A concept, or the one into which it was merged, over several mergers too. */
function conceptLeft(db: Reader, id: string): Found {
  const seen = new Set<string>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const row = db.get<Thing & { readonly into: string | null }>(
      'SELECT name, deleted AS gone, merged_into AS "into" FROM concept WHERE id = ?',
      at,
    );
    if (row === undefined) return { gone: 'a concept' };
    if (row.into === null) return row.gone === 0 ? { id: at } : { gone: `concept “${row.name}”` };
    at = row.into;
  }
  return { gone: 'a concept' };
}
