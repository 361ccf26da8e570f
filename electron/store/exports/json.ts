import { evidenceColumns } from '#shared/domain/evidence-columns.ts';
import type { FilterWords } from './filter-words.ts';
import type { EvidenceLine } from './evidence-line.ts';
import type { ExportedRegion } from './region-pictures.ts';

/**
 * The rows as JSON: `{"filter":…,"rows":[…]}`, camelCase keys, arrays where there are several values. Where claims rest
 * on regions, `regions` says of each its claim, page, box (PDF units from the lower left corner) and picture.
 */
export function evidenceJson(
  rows: readonly EvidenceLine[],
  filter: FilterWords,
  regions: readonly ExportedRegion[] = [],
): Uint8Array {
  const named = regions.map(({ png: _png, ...region }) => region);
  const whole = { filter, rows: rows.map(inColumnOrder), ...(named.length === 0 ? {} : { regions: named }) };
  return new TextEncoder().encode(`${JSON.stringify(whole, null, 1)}\n`);
}

function inColumnOrder(line: EvidenceLine) {
  return Object.fromEntries(evidenceColumns.map(([, key]) => [key, line[key]]));
}
