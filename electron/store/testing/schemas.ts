import { join } from 'node:path';
import { expectedSchema as schemaOf, SCHEMA_VERSION } from '../database/migrate.ts';

export { SCHEMA_VERSION };

/** Where the snapshot of a version lies. */
export function schemaFile(version: number): string {
  return join(import.meta.dirname, '../migrations', `${String(version).padStart(4, '0')}.snapshot.sql`);
}

/** What the snapshot of a version holds: one object a line, or a few. */
export function expectedSchema(version: number): string {
  return `${schemaOf(version)};\n`;
}
