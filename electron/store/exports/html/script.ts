/**
 * The one script of the page: sorting by a heading (up, down, as it was), rows that hold all words, their count, and
 * quotes open while it is printed. Without it the page is a table whose quotes open all the same.
 */
export const pageScript = `'use strict';
(() => {
  const table = document.querySelector('table');
  const tools = document.querySelector('.script');
  if (!table || !tools) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const words = document.getElementById('words');
  const count = document.getElementById('count');
  const collator = new Intl.Collator('en', { numeric: true });
  const numberIn = (text) => (/^[<>=≤≥]?\\s*[-−]?(?:\\d+\\.?\\d*|\\.\\d+)(?:\\s*%)?$/u.test(text) ? Number(text.replace(/[<>=≤≥%\\s]/gu, '').replace('−', '-')) : null);
  const compare = (a, b) => {
    const one = numberIn(a);
    const other = numberIn(b);
    return one !== null && other !== null && one !== other ? one - other : collator.compare(a, b);
  };
  const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const valueOf = (row, at) => row.cells[at].textContent.trim();
  const state = { at: -1, order: 'none' };

  const sort = (at) => {
    const next = state.at !== at ? 'ascending' : { ascending: 'descending', descending: 'none', none: 'ascending' }[state.order];
    state.at = at;
    state.order = next;
    Array.from(table.tHead.rows[0].cells).forEach((head, place) => {
      if (place === at && next !== 'none') head.setAttribute('aria-sort', next);
      else head.removeAttribute('aria-sort');
    });
    const sign = next === 'descending' ? -1 : 1;
    const keyed = rows.map((row, place) => ({ row, place, value: valueOf(row, at) }));
    if (next !== 'none') keyed.sort((a, b) => {
      if (a.value === '' || b.value === '') return (a.value === '') - (b.value === '') || a.place - b.place;
      return sign * compare(a.value, b.value) || a.place - b.place;
    });
    body.append(...keyed.map(({ row }) => row));
  };
  const heads = Array.from(table.tHead.rows[0].cells).map((head, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => sort(at));
    head.replaceChildren(button);
    return { head, button };
  });

  const texts = rows.map((row) => fold(row.textContent));
  const filter = () => {
    const terms = fold(words.value).split(/\\s+/u).filter(Boolean);
    const shown = new Set();
    let lines = 0;
    rows.forEach((row, at) => {
      row.hidden = !terms.every((term) => texts[at].includes(term));
      if (row.hidden) return;
      lines += 1;
      shown.add(row.dataset.claim);
    });
    count.textContent = lines + ' of ' + rows.length + ' rows · ' + shown.size + (shown.size === 1 ? ' claim' : ' claims');
  };
  words.addEventListener('input', filter);
  tools.hidden = false;
  filter();

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = Array.from(document.querySelectorAll('.quote:not([open])'));
    for (const one of closed) one.open = true;
    // Browsers repeat headings on each page, but not buttons.
    for (const { head, button } of heads) head.replaceChildren(button.textContent);
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
    for (const { head, button } of heads) head.replaceChildren(button);
  });
})();
`;
