import { evidenceFileSchema } from '#shared/contract/evidence-file.ts';
import { evidenceColumns } from '#shared/domain/evidence-columns.ts';
import type { ExportFacts } from './export-facts.ts';
import type { EvidenceLine } from './evidence-line.ts';

/**
 * The rows as JSON: `{"$schema":…,"filter":…,"about":…,"rows":[…]}`, camelCase keys, arrays where there are several
 * values. Its schema is `resources/schemas/evidence-1.schema.json`.
 */
export function evidenceJson(rows: readonly EvidenceLine[], facts: ExportFacts): Uint8Array {
  const { filter, sentence, review, claims, documents, studies, citationStyle, made, appVersion } = facts;
  const leftOut = { filter: facts.filteredOut, putAside: facts.putAside, excluded: facts.excluded };
  const about = {
    filterSentence: sentence,
    ...{ review, rows: rows.length, claims, documents, studies, leftOut, citationStyle, made },
    sheaf: appVersion,
  };
  const file = { $schema: evidenceFileSchema, filter, about, rows: rows.map(inColumnOrder) };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`);
}

function inColumnOrder(line: EvidenceLine) {
  return Object.fromEntries(evidenceColumns.map(([, key]) => [key, line[key]]));
}
