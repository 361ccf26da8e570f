import { createHash } from 'node:crypto';
import type { Runs } from '#shared/citations/runs.ts';
import { type EvidenceColumn, evidenceColumns } from '#shared/domain/evidence-columns.ts';
import { cellWords } from '../printed-words.ts';
import type { PrintedLine } from '../evidence-line.ts';
import { countWords, factLines } from '../export-facts.ts';
import {
  type Figure,
  figuresOf,
  labelled,
  type PrintedTable,
  type Reference,
  referencesOf,
} from '../printed-table.ts';
import { escaped } from './escape.ts';
import { pageScript } from './script.ts';
import { firstColumns, pageStyle } from './style.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded from anywhere: the page's own style and script by their hashes, pictures that it holds itself. */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(pageScript)}`,
  `style-src ${hashOf(pageStyle)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The evidence as one HTML file: what it is, the table with every column (a box shows those that are hidden at first),
 * quotes that open, pictures of regions, references. Everything that documents and people wrote is escaped.
 */
export function evidenceHtml(table: PrintedTable): Uint8Array {
  const { facts, lines } = table;
  const title = escaped(`Evidence table: ${facts.review}`);
  const page = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="Sheaf ${escaped(facts.appVersion)}">`,
    `<title>${title}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    `<dl class="facts">${factLines(facts).map(fact).join('')}</dl>`,
    tools(),
    printed(),
    `<div class="table" role="region" aria-label="Evidence" tabindex="0">`,
    '<table>',
    `<caption>${escaped(countWords(facts))}</caption>`,
    `<thead><tr>${evidenceColumns.map(([heading]) => `<th scope="col">${escaped(heading)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...lines.map((printed) => row(printed, table)),
    '</tbody>',
    '</table>',
    '</div>',
    ...figures(figuresOf(table)),
    ...references(referencesOf(table)),
    '</main>',
    `<script>${pageScript}</script>`,
    '</body>',
    '</html>',
    '',
  ];
  return new TextEncoder().encode(page.join('\n'));
}

function fact([name, words]: readonly [name: string, words: string]): string {
  return `<dt>${escaped(name)}</dt><dd>${escaped(words)}</dd>`;
}

/** The box works without a script; what needs one is shown by it. */
function tools(): string {
  const more = evidenceColumns.length - firstColumns.length;
  return [
    '<div class="tools">',
    '<div class="script" hidden>',
    '<label>Find rows with<input type="search" id="words" autocomplete="off" spellcheck="false"></label>',
    '<p id="count" role="status"></p>',
    '</div>',
    `<label><input type="checkbox" id="all" autocomplete="off"> All columns (${more} more)</label>`,
    '</div>',
  ].join('\n');
}

/** Paper takes the first columns only, and says so. */
function printed(): string {
  const all = evidenceColumns.length;
  return `<p class="printed">On paper ${firstColumns.length} of ${all} columns; the file has them all.</p>`;
}

function row(printed: PrintedLine, table: PrintedTable): string {
  const cells = evidenceColumns.map(([, key]) => `<td>${cell(printed, key, table)}</td>`);
  return `<tr data-claim="${escaped(printed.row.claimId)}">${cells.join('')}</tr>`;
}

function cell(printed: PrintedLine, key: EvidenceColumn, { works }: PrintedTable): string {
  const text = cellWords(printed.line, key);
  const work = works.get(printed.row.document);
  const label = labelled(work);
  if (text === '') return '';
  if (key === 'quote') return quotes(printed, label);
  if (key !== 'citation' || work === undefined || label === '') return escaped(text);
  return `<details><summary>${escaped(label)}</summary><p>${marked(work.reference)}</p></details>`;
}

/** Characters of a quote that are shown before it is opened. */
const beginning = 90;

function quotes({ line, row: { page } }: PrintedLine, label: string): string {
  const all = Array.isArray(line.quote) ? line.quote.map(String) : [];
  return all
    .map((quote, at) => {
      const printed = page[at] ?? '';
      const from = [label, printed === '' ? '' : `page ${printed}`].filter(Boolean).join(', ');
      const head = shortened(quote);
      return `<details class="quote"><summary>${escaped(head)}</summary><blockquote>${escaped(quote)}</blockquote><p>${escaped(from)}</p></details>`;
    })
    .join('');
}

/** The beginning of a long quote, up to a space where one is near. */
function shortened(quote: string): string {
  if (quote.length <= beginning) return quote;
  const space = quote.lastIndexOf(' ', beginning);
  return `${quote.slice(0, space > beginning / 2 ? space : beginning)} …`;
}

function figures(all: readonly Figure[]): string[] {
  if (all.length === 0) return [];
  const each = all.map(({ name, png, from }) => {
    const caption = escaped(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}. Region of ${from}.`);
    const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    return `<figure><img src="${source}" alt="${caption}"><figcaption>${caption}</figcaption></figure>`;
  });
  return ['<h2>Figures</h2>', ...each];
}

/** A reference with its italics. */
function marked(reference: Runs): string {
  return reference.map(({ text, italic }) => (italic ? `<i>${escaped(text)}</i>` : escaped(text))).join('');
}

function references(all: readonly Reference[]): string[] {
  if (all.length === 0) return [];
  const list = all.some(({ number }) => number !== null) ? 'ol' : 'ul';
  const items = all.map(({ reference }) => `<li>${marked(reference)}</li>`);
  return ['<h2>References</h2>', `<${list} class="references">`, ...items, `</${list}>`];
}
