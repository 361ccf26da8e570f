import { CitationStyle } from '#shared/contract/values.ts';
import type { Reader } from '../database/connection.ts';

export type ReviewRow = {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly taxonomy: string;
  readonly created: string;
  readonly citationStyle: CitationStyle;
};

/** The one review that a database holds. @throws Error when it holds none: then it was never made whole */
export function reviewRow(db: Reader): ReviewRow {
  const row = db.get<Omit<ReviewRow, 'citationStyle'> & { readonly citationStyle: string }>(
    'SELECT id, title, question, taxonomy, created, citation_style AS citationStyle FROM review',
  );
  if (!row) throw new Error('The database holds no review.');
  // A style of a newer version is written as the usual one.
  return { ...row, citationStyle: CitationStyle.catch('vancouver').parse(row.citationStyle) };
}

export type ReviewerRow = {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly colour: number;
  readonly active: number;
};

/** Everybody who worked on the review, by name. */
export function reviewerRows(db: Reader): ReviewerRow[] {
  return db.all<ReviewerRow>(
    'SELECT id, name, initials, colour, active FROM reviewer WHERE deleted = 0 ORDER BY lower(name), id',
  );
}
