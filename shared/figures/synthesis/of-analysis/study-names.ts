import { listed } from '#shared/kit/listed.ts';

type Row = { readonly study: string };

/** The study of a row, as it is named in sentences. */
export function studyName({ study }: Row): string {
  return study === '' ? 'A study without a name' : study;
}

/** The studies of rows, each once: “Brown and Gupta”, “Brown, Gupta and 2 more”. */
export function studyNames(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(studyName))];
  return listed(names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names);
}
