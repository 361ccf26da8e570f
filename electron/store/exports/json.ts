import type { EvidenceRow } from '#shared/contract/evidence.ts';
import type { FilterWords } from './filter-words.ts';

/** The rows as JSON: `{"filter":…,"rows":[…]}`, camelCase keys, arrays where there are several values. */
export function evidenceJson(rows: readonly EvidenceRow[], filter: FilterWords): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ filter, rows }, null, 1)}\n`);
}
