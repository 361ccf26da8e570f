/** A piece of an XML file: a tag that opens or closes, or the words between two tags. */
type Piece =
  | { readonly kind: 'open' | 'close'; readonly name: string }
  | { readonly kind: 'words'; readonly words: string };

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(words: string): string {
  return words.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (named[name] ?? whole) : String.fromCodePoint(Number(decimal));
  });
}

function* pieces(xml: string): Generator<Piece> {
  const tag = /<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([\w:-]+)[^>]*?(\/?)>/gu;
  let at = 0;
  for (const match of xml.matchAll(tag)) {
    if (match.index > at) yield { kind: 'words', words: decoded(xml.slice(at, match.index)) };
    at = match.index + match[0].length;
    const [, slash, name, empty] = match;
    if (name === undefined) continue;
    if (slash === '') yield { kind: 'open', name };
    if (slash === '/' || empty === '/') yield { kind: 'close', name };
  }
}

/** Where running text stands: abstract and body, in JATS and in the XML of BioMed Central. */
const texts = new Set(['abs', 'bdy', 'abstract', 'body']);
/** What stands beside the running text or is no plain words; its words are left out. */
const beside = new Set(
  'tblr table table-wrap fig figr graphic suppl supplr supplementary-material st title label caption fn disp-formula display-formula boxed-text'.split(
    ' ',
  ),
);
/** Formulas within a line: what is printed there can't be told from the XML. */
const formulas = new Set(['inline-formula', 'm', 'math', 'tex-math']);
/** Stands for a formula; a sentence with one is not used. */
export const formulaSign = '\ufffc';

/** The numbers of a group of references as journals print them: `1,8-10`. */
function printedNumbers(list: readonly string[]): string {
  const numbers = list.map(Number);
  const parts: string[] = [];
  for (let at = 0; at < list.length; at += 1) {
    let end = at;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    if (end - at >= 2) {
      parts.push(`${list[at]}-${list[end]}`);
      at = end;
    } else parts.push(list[at] ?? '');
  }
  return `[${parts.join(',')}]`;
}

class Paragraphs {
  readonly done: string[] = [];
  #open: string[] = [];
  #words: string | null = null;
  #references: string[] | null = null;

  #isIn(names: ReadonlySet<string>): boolean {
    return this.#open.some((name) => names.has(name));
  }

  open(name: string): void {
    this.#open.push(name);
    if (!this.#isIn(texts) || this.#isIn(beside)) return;
    if (name === 'p') this.#words = '';
    if (name === 'abbrgrp') this.#references = [];
    if (formulas.has(name) && this.#words !== null) this.#words += formulaSign;
  }

  close(name: string): void {
    const at = this.#open.lastIndexOf(name);
    if (at >= 0) this.#open.splice(at);
    if (name === 'abbrgrp' && this.#references !== null) {
      if (this.#words !== null) this.#words += printedNumbers(this.#references);
      this.#references = null;
    }
    if (name === 'p' && this.#words !== null && !this.#isIn(beside)) {
      this.done.push(this.#words.replace(/\s+/gu, ' ').trim());
      this.#words = null;
    }
  }

  add(words: string): void {
    if (this.#words === null || this.#isIn(beside) || this.#isIn(formulas)) return;
    if (this.#references === null) this.#words += words;
    else if (words.trim() !== '') this.#references.push(words.trim());
  }
}

/**
 * The paragraphs of abstract and body of an article in JATS or BioMed Central's XML, without tables, figures,
 * headings and footnotes. References are printed in brackets, as in the PDF; a formula is `formulaSign`.
 */
export function paragraphsOf(xml: string): readonly string[] {
  const found = new Paragraphs();
  for (const piece of pieces(xml)) {
    if (piece.kind === 'words') found.add(piece.words);
    else if (piece.kind === 'open') found.open(piece.name);
    else found.close(piece.name);
  }
  return found.done.filter((words) => words !== '');
}

/**
 * The sentences of paragraphs as Unicode parts them (UAX 29): those that begin with a capital, end with a full stop,
 * question or exclamation mark, and have 5 to 120 words.
 */
export function sentencesOf(paragraphs: readonly string[]): readonly string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return paragraphs
    .flatMap((words) => [...segmenter.segment(words)].map(({ segment }) => segment.trim()))
    .filter((words) => {
      const count = words.split(' ').length;
      return /^\p{Lu}/u.test(words) && /[.!?]$/u.test(words) && count >= 5 && count <= 120;
    });
}
