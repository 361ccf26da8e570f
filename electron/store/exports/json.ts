import { evidenceColumns } from '#shared/domain/evidence-columns.ts';
import type { FilterWords } from './filter-words.ts';
import type { EvidenceLine } from './evidence-line.ts';

/** The rows as JSON: `{"filter":…,"rows":[…]}`, camelCase keys, arrays where there are several values. */
export function evidenceJson(rows: readonly EvidenceLine[], filter: FilterWords): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ filter, rows: rows.map(inColumnOrder) }, null, 1)}\n`);
}

function inColumnOrder(line: EvidenceLine) {
  return Object.fromEntries(evidenceColumns.map(([, key]) => [key, line[key]]));
}
