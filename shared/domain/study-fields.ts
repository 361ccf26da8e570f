import { studyColumns } from './study-columns.ts';

/** What a reviewer notes of a study beyond its own fields, such as "Funding". */
export type FreeField = { readonly name: string; readonly text: string };

/** A name as it is kept: trimmed, inner white space single. */
export function tidyFieldName(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}

/** What two names of the same field have in common: letter case and outer blanks make no other field. */
export function fieldKey(name: string): string {
  return tidyFieldName(name).toLocaleLowerCase('en');
}

/** Headings that the table of studies has anyway: a field of that name would be a second column under it. */
const taken: ReadonlySet<string> = new Set(studyColumns.map(([heading]) => fieldKey(heading)));

/** Whether a name is that of a column which the table of studies has by itself. */
export function isTakenName(name: string): boolean {
  return taken.has(fieldKey(name));
}

/** The fields of a study as they are kept: names tidy, those without a name or a text left out. */
export function tidyFields<F extends FreeField>(fields: readonly F[]): F[] {
  return fields
    .map((field) => ({ ...field, name: tidyFieldName(field.name), text: field.text.trim() }))
    .filter(({ name, text }) => name !== '' && text !== '');
}

/** The first name that cannot stay: one that comes twice, or that a column bears; null: all can. */
export function wrongFieldName(fields: readonly FreeField[]): string | null {
  const keys = fields.map(({ name }) => fieldKey(name));
  return (
    fields.find(({ name }, at) => isTakenName(name) || keys.indexOf(fieldKey(name)) !== at)?.name ?? null
  );
}

/**
 * Every distinct name once, as it was written first: in the order of the studies given, then of their fields.
 * @param studies in the order in which they were made
 */
export function freeFieldNames(
  studies: readonly { readonly fields: readonly Pick<FreeField, 'name'>[] }[],
): string[] {
  const names = new Map<string, string>();
  for (const { name } of studies.flatMap(({ fields }) => fields))
    if (!names.has(fieldKey(name))) names.set(fieldKey(name), name);
  return [...names.values()];
}

/** The field of a name, whatever the case it is written in. */
export function freeField<F extends { readonly name: string }>(
  fields: readonly F[],
  name: string,
): F | undefined {
  return fields.find((field) => fieldKey(field.name) === fieldKey(name));
}
