const EMPTY = new Set([
  ...[
    '',
    '-',
    '--',
    '.',
    '?',
    '/',
    '…',
    '...',
    'na',
    'n/a',
    '#n/a',
    '#nv',
    '#na',
    '#wert!',
    '#value!',
    '#div/0!',
    'nan',
  ],
  ...['nr', 'n.r.', 'n. r.', 'n.a.', 'n. a.', 'nd', 'n.d.', 'ne', 'null', 'not reported', 'not available'],
  ...['k.a.', 'k. a.', 'ka', 'keine angabe', 'nicht berichtet'],
  ...['non rapporte', 'non disponible', 'no informado', 'no disponible', 'sin datos'],
]);

/** Whether a cell says that there is nothing: a dash, “NR”, “#N/A”, “k. A.” … */
export function isEmptyCell(text: string): boolean {
  if (text.length > 20) return false;
  const bare = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[-‐‑‒–—−]/gu, '-');
  return EMPTY.has(bare.trim().toLowerCase());
}

/** Whether it says so in print; a blank cell says nothing. */
export function saysEmpty(text: string): boolean {
  return text.trim() !== '' && isEmptyCell(text);
}
