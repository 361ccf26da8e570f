import { existsSync, writeFileSync } from 'node:fs';
import { expectedSchema, SCHEMA_VERSION, schemaFile } from './schemas.ts';

/*
 * Writes the snapshot of each schema version that has none: `node electron/store/testing/write-schemas.ts`.
 * One that is there is left: a changed schema is a new version. Only while a version was never released may its
 * file be removed by hand and written again.
 */

for (let version = 1; version <= SCHEMA_VERSION; version += 1) {
  const path = schemaFile(version);
  if (existsSync(path)) continue;
  writeFileSync(path, expectedSchema(version));
  process.stdout.write(`${path}\n`);
}
