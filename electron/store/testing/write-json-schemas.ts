import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { evidenceJsonSchema, jsonSchemaFile } from './json-schemas.ts';

/* Writes the JSON Schema of exported files from the contract: `node electron/store/testing/write-json-schemas.ts`. */

mkdirSync(dirname(jsonSchemaFile), { recursive: true });
writeFileSync(jsonSchemaFile, evidenceJsonSchema());
process.stdout.write(`${jsonSchemaFile}\n`);
