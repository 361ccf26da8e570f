import { migrations } from '../migrations/index.ts';
import type { Migration } from '../migrations/migration.ts';
import { type Connection, openConnection } from './connection.ts';

/** The version that this program writes. */
export const SCHEMA_VERSION = migrations.length;

/** The version of an open database. */
export function schemaVersion(db: Connection): number {
  return Number(db.pragma('user_version'));
}

/**
 * Takes a database from its version to `target`, each step in a transaction of its own together with its version,
 * so that one cut off between steps opens at the last finished one. Foreign keys are off meanwhile, because a step
 * that builds a table anew would empty the tables that point at it; they are checked at the end of each step.
 * @throws Error when the database is newer than the steps, or when a step leaves a foreign key without its row (the
 * step is rolled back)
 */
export function migrate(
  db: Connection,
  target = SCHEMA_VERSION,
  steps: readonly Migration[] = migrations,
): void {
  const version = schemaVersion(db);
  if (version > steps.length) throw new Error(`Version ${version} is newer than this program knows.`);
  const enforced = db.pragma('foreign_keys') === 1;
  db.pragma('foreign_keys = OFF');
  try {
    for (const step of steps.slice(version, target)) takeStep(db, step);
  } finally {
    if (enforced) db.pragma('foreign_keys = ON');
  }
  db.pragma('optimize');
}

function takeStep(db: Connection, step: Migration): void {
  db.transaction(() => {
    step.up(db);
    const orphans = db.all('PRAGMA foreign_key_check');
    if (orphans.length > 0)
      throw new Error(`Migration ${step.name} leaves ${orphans.length} rows without their parent.`);
    db.pragma(`user_version = ${step.version}`);
  });
}

/** Every object of a schema as SQL, in a fixed order and with white space evened out. */
export function schemaText(db: Connection): string {
  const rows = db.all<{ sql: string }>(
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`,
  );
  return rows.map((row) => row.sql.replace(/\s+/gu, ' ').trim()).join(';\n');
}

/** The schema that this program gives to a database of this version. */
export function expectedSchema(version: number): string {
  const db = openConnection(':memory:');
  try {
    migrate(db, version);
    return schemaText(db);
  } finally {
    db.close();
  }
}
