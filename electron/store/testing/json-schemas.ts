import { join, resolve } from 'node:path';
import { z } from 'zod';
import { EvidenceFile, evidenceFileSchema } from '#shared/contract/evidence-file.ts';

/** Where the schemas of exported files lie. */
export const jsonSchemaFile = join(
  resolve(import.meta.dirname, '..', '..', '..'),
  'resources',
  'schemas',
  'evidence-1.schema.json',
);

/** The JSON Schema of the evidence file (draft 2020-12), made from the contract. */
export function evidenceJsonSchema(): string {
  const schema = z.toJSONSchema(EvidenceFile, { target: 'draft-2020-12', io: 'output' });
  const { $schema, ...rest } = schema;
  const whole = { $schema, $id: evidenceFileSchema, title: 'Evidence table', ...rest };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
