import { caretIn, caretPoint, isInsideCharacter, lines } from './lines.ts';
import type { PageText } from './page-text.ts';

/** What a key does to a caret. */
export type CaretMove =
  | 'left'
  | 'right'
  | 'wordLeft'
  | 'wordRight'
  | 'up'
  | 'down'
  | 'lineStart'
  | 'lineEnd'
  | 'pageStart'
  | 'pageEnd';

type Move = (page: PageText, offset: number) => number;

const WORD = /[\p{L}\p{M}\p{N}\ufffd]/u;

const MOVES: Readonly<Record<CaretMove, Move>> = {
  left: (page, offset) => step(page.text, offset, -1),
  right: (page, offset) => step(page.text, offset, 1),
  wordLeft: ({ text }, offset) => {
    let at = offset;
    while (at > 0 && !WORD.test(text[at - 1] ?? '')) at -= 1;
    while (at > 0 && WORD.test(text[at - 1] ?? '')) at -= 1;
    return at;
  },
  wordRight: ({ text }, offset) => {
    let at = offset;
    while (at < text.length && WORD.test(text[at] ?? '')) at += 1;
    while (at < text.length && !WORD.test(text[at] ?? '')) at += 1;
    return at;
  },
  up: (page, offset) => toLine(page, offset, -1),
  down: (page, offset) => toLine(page, offset, 1),
  lineStart: ({ text }, offset) => (offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1),
  lineEnd: ({ text }, offset) => {
    const stop = text.indexOf('\n', offset);
    return stop < 0 ? text.length : stop;
  },
  pageStart: () => 0,
  pageEnd: ({ text }) => text.length,
};

/**
 * Where a caret goes on a page. `up` and `down` go to the nearest place of the line before or after in reading order, so
 * from the foot of a column to the head of the next. It stays where it is when there is nothing beyond.
 */
export function moveCaret(page: PageText, offset: number, move: CaretMove): number {
  const at = Math.max(0, Math.min(page.text.length, Math.trunc(offset)));
  return MOVES[move](page, at);
}

function step(text: string, offset: number, direction: 1 | -1): number {
  let at = Math.max(0, Math.min(text.length, offset + direction));
  // A block end is one step, and a character of several units too.
  const between = (): boolean => isInsideCharacter(text, at) || (text[at] === '\n' && text[at - 1] === '\n');
  while (at > 0 && at < text.length && between()) at += direction;
  return at;
}

function toLine(page: PageText, offset: number, direction: 1 | -1): number {
  const all = lines(page);
  const current = all.findLastIndex((line) => line.start <= offset);
  const from = all[Math.max(0, current)];
  const to = all[Math.max(0, current) + direction];
  return from && to ? caretIn(page, to, caretPoint(page, from, Math.min(offset, from.end))) : offset;
}
