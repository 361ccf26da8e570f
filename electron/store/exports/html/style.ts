import { type EvidenceColumn, evidenceColumns } from '#shared/domain/evidence-columns.ts';

/** The columns that are there at first; a box shows all. */
export const firstColumns: readonly EvidenceColumn[] = [
  ...(['study', 'citation', 'therapy', 'comparator', 'outcome', 'direction'] as const),
  ...(['asReported', 'support', 'statement', 'quote', 'page'] as const),
];

/** Columns of numbers, at the right and sorted by their size. */
export const numericColumns: readonly EvidenceColumn[] = [
  ...(['year', 'value', 'ciLow', 'ciHigh', 'ciLevel', 'nTherapy', 'nComparator'] as const),
  ...(['eventsTherapy', 'eventsComparator', 'resultNumber'] as const),
];

const wide: Readonly<Partial<Record<EvidenceColumn, string>>> = {
  citation: '9rem',
  statement: '14rem',
  quote: '18rem',
  asReported: '12rem',
  note: '14rem',
};

function cells(keys: readonly EvidenceColumn[]): string {
  return evidenceColumns
    .flatMap(([, key], at) => (keys.includes(key) ? [`tr > :nth-child(${at + 1})`] : []))
    .join(', ');
}

const more = evidenceColumns.map(([, key]) => key).filter((key) => !firstColumns.includes(key));
const widths = Object.entries(wide)
  .map(([key, width]) => {
    const at = evidenceColumns.findIndex(([, one]) => one === key);
    return `tr > :nth-child(${at + 1}) { min-width: ${width}; }`;
  })
  .join('\n');

/** The one style sheet of the page: light, dark and print; nothing from elsewhere. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1b2430; --quiet: #51606f; --page: #ffffff; --line: #d5dbe2; --head: #eef2f6;
  --link: #1f4e9e; --row: #f7f9fb; --focus: #2563c9; }
@media (prefers-color-scheme: dark) { :root { --text: #e3e8ee; --quiet: #a3b0bd; --page: #14191f; --line: #36414d;
  --head: #1f2730; --link: #8db4f5; --row: #191f26; --focus: #7aa7f0; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; font: 0.9375rem/1.45 system-ui, -apple-system, "Segoe UI", sans-serif;
  color: var(--text); background: var(--page); }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.125rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.125rem 1rem; margin: 0 0 1.25rem; max-width: 60rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; margin: 0 0 0.75rem; }
.tools[hidden], .script[hidden] { display: none; }
.script { display: flex; gap: 0.5rem 1.5rem; flex-wrap: wrap; align-items: center; }
.tools input[type="search"] { width: 18rem; max-width: 100%; margin-left: 0.5rem; padding: 0.3rem 0.5rem; font: inherit;
  color: inherit; background: var(--page); border: 1px solid var(--quiet); border-radius: 4px; }
.tools p { margin: 0; color: var(--quiet); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.table { overflow: auto; max-height: 85vh; border: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.375rem 0.625rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  min-width: 5rem; max-width: 24rem; overflow-wrap: break-word; }
thead th { position: sticky; top: 0; z-index: 1; background: var(--head); white-space: nowrap; }
tbody tr:nth-child(even of :not([hidden])) { background: var(--row); }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
th button::after { content: " ↕"; color: var(--quiet); font-weight: 400; }
th[aria-sort="ascending"] button::after { content: " ↑"; color: inherit; }
th[aria-sort="descending"] button::after { content: " ↓"; color: inherit; }
${widths}
${cells(numericColumns)} { text-align: right; min-width: 4rem; }
body:not(:has(#all:checked)) :is(${cells(more)}) { display: none; }
.printed { display: none; }
details summary { cursor: pointer; color: var(--link); }
blockquote { margin: 0.375rem 0; padding-left: 0.625rem; border-left: 3px solid var(--line); }
blockquote + p, td details p { margin: 0 0 0.375rem; color: var(--quiet); }
figure { margin: 0 0 1.5rem; }
figure img { max-width: 100%; height: auto; background: #ffffff; }
figcaption { color: var(--quiet); }
.references { padding-left: 1.25rem; max-width: 60rem; }
.references li { margin-bottom: 0.375rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) { body { padding: 0.75rem; } .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: 0.375rem; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; --text: #000000; --quiet: #444444; --page: #ffffff; --line: #aaaaaa; --head: #ffffff;
    --link: #000000; --row: #ffffff; }
  body { padding: 0; font-size: 8pt; }
  .tools { display: none; }
  .table { overflow: visible; max-height: none; border: 0; }
  table { width: 100%; font-size: 6.5pt; }
  thead { display: table-header-group; }
  thead th { position: static; white-space: normal; border-bottom: 1px solid #000000; }
  th, td, tr > :nth-child(n) { min-width: 0; padding: 1mm; }
  th button::after { content: none; }
  tr, figure { break-inside: avoid; }
  :is(${cells(more)}) { display: none; }
  .printed { display: block; margin: 0 0 2mm; color: var(--quiet); }
  details summary { list-style: none; }
  details:not(.quote) > p, .quote[open] summary { display: none; }
  blockquote { margin: 0; padding: 0; border: 0; }
}
@media print { @supports selector(details::details-content) {
  .quote::details-content { content-visibility: visible; display: block; }
  .quote summary { display: none; }
} }
`;
