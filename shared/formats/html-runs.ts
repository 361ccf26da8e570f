import type { Mark } from './document-tree.ts';
import type { DraftRun } from './draft.ts';
import { attribute, type HtmlElement } from './html-dom.ts';
import { safeHref } from './links.ts';

const markOf: Readonly<Record<string, Mark>> = {
  strong: { kind: 'strong' },
  b: { kind: 'strong' },
  em: { kind: 'em' },
  i: { kind: 'em' },
  cite: { kind: 'em' },
  dfn: { kind: 'em' },
  var: { kind: 'em' },
  sup: { kind: 'sup' },
  sub: { kind: 'sub' },
  code: { kind: 'code' },
  kbd: { kind: 'code' },
  samp: { kind: 'code' },
  tt: { kind: 'code' },
};

/** The mark that an inline element puts on its words, or null. */
export function inlineMark(element: HtmlElement): Mark | null {
  if (element.tagName === 'a') {
    const href = safeHref(attribute(element, 'href'));
    return href === null ? null : { kind: 'link', href };
  }
  return Object.hasOwn(markOf, element.tagName) ? (markOf[element.tagName] ?? null) : null;
}

/** Collects the words of a paragraph with white space as a browser shows it: single, none at line ends. */
export class RunCollector {
  #runs: DraftRun[] = [];
  /** True at the start and behind a space or break, where further white space disappears. */
  #blank = true;

  add(text: string, marks: readonly Mark[]): void {
    const single = text.replace(/[ \t\r\n\f]+/g, ' ');
    const words = this.#blank ? single.replace(/^ /, '') : single;
    if (words === '') return;
    this.#runs.push({ text: words, marks });
    this.#blank = words.endsWith(' ');
  }

  breakLine(): void {
    const last = this.#runs.at(-1);
    if (last !== undefined)
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text.replace(/ $/, '') };
    this.#runs.push({ text: '\n', marks: [] });
    this.#blank = true;
  }

  /** The runs so far; the collector is empty afterwards. Nothing when they are only white space. */
  take(): DraftRun[] {
    const runs = this.#runs;
    this.#runs = [];
    this.#blank = true;
    return runs.some((run) => run.text.trim() !== '') ? runs : [];
  }
}
