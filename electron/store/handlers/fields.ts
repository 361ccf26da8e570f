import type { FieldValue } from '#shared/changes/operations.ts';

/** The fields that an edit gives, without those that it leaves out. */
export function fieldsOf(set: Readonly<Record<string, FieldValue | undefined>>): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(set).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );
}
