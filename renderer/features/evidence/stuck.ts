import type { ShownColumn } from './columns-layout.ts';

type Properties = Record<`--${string}`, string>;

/** The name of the property that holds where a pinned column stays: rows need no drawing when widths change. */
const leftOf = (id: string): `--${string}` => `--left-${id}`;

/** Where the pinned columns stay, as properties of the table. */
export function stuckProperties(columns: readonly ShownColumn[]): Properties {
  const properties: Properties = {};
  for (const { id, stuckAt } of columns) if (stuckAt !== null) properties[leftOf(id)] = `${stuckAt}px`;
  return properties;
}

/** What a cell of a column says of staying at the left; nothing for one that scrolls. */
export function stuck(columns: readonly ShownColumn[], place: number) {
  const column = columns[place];
  if (column === undefined || column.stuckAt === null) return {};
  const isLast = (columns[place + 1]?.stuckAt ?? null) === null;
  return { 'data-stuck': isLast ? 'last' : 'yes', style: { left: `var(${leftOf(column.id)})` } };
}
