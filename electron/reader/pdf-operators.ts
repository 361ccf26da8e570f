import type { RawGlyph, RawRun } from '#shared/text/raw-page.ts';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { property } from '#shared/kit/property.ts';
import { IDENTITY, type Matrix, multiply, numberOr, readMatrix } from './pdf-values.ts';

/** What placing glyphs needs of a font; lengths in em, `unit` is one glyph-space unit in em. */
export type GlyphFont = {
  readonly unit: number;
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
};

/** What a page's operators refer to: fonts by name, and whether an optional-content group is shown. */
export type OperatorContext = {
  readonly font: (name: string) => GlyphFont;
  readonly isShown: (group: unknown) => boolean;
};

type GraphicsState = {
  readonly ctm: Matrix;
  readonly font: GlyphFont;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
};

type Replay = {
  state: GraphicsState;
  readonly stack: GraphicsState[];
  line: Matrix;
  text: Matrix;
  readonly hidden: boolean[];
  readonly masks: boolean[];
  readonly runs: RawRun[];
  characters: number;
  readonly limit: number;
  readonly context: OperatorContext;
};

type Handler = (replay: Replay, args: readonly unknown[]) => void;

const NO_FONT: GlyphFont = { unit: 0.001, ascent: 0.75, descent: -0.25, vertical: false };
/** Deeper nesting than any real page has; keeps a hostile one from filling the memory. */
const STACK_LIMIT = 2_000;

/**
 * Follows a page's operators as a renderer would and notes where each glyph lands, in PDF user space and in
 * the order of the file. Words are not taken from pdf.js' text items because these carry only the width of
 * a run. Text of hidden layers and of soft masks is left out; invisible text (recognised scans) stays in.
 *
 * @param limit at most so many characters; `complete` says whether all fitted.
 */
export function collectRuns(
  operators: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  context: OperatorContext,
  limit: number,
): { readonly runs: RawRun[]; readonly complete: boolean } {
  const state: GraphicsState = {
    ctm: IDENTITY,
    font: NO_FONT,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
  const start = { state, stack: [], line: IDENTITY, text: IDENTITY, hidden: [], masks: [], runs: [] };
  const replay: Replay = { ...start, characters: 0, limit, context };
  for (let index = 0; index < operators.fnArray.length && replay.characters < limit; index += 1) {
    const handler = HANDLERS.get(operators.fnArray[index] ?? -1);
    const args = operators.argsArray[index];
    handler?.(replay, Array.isArray(args) ? args : []);
  }
  return { runs: replay.runs, complete: replay.characters < limit };
}

function save(replay: Replay): void {
  if (replay.stack.length < STACK_LIMIT) replay.stack.push(replay.state);
}

function restore(replay: Replay): void {
  replay.state = replay.stack.pop() ?? replay.state;
}

function set(name: 'charSpacing' | 'wordSpacing' | 'leading' | 'rise', sign = 1): Handler {
  return (replay, args) => {
    replay.state = { ...replay.state, [name]: sign * numberOr(args[0], 0) };
  };
}

function setFont(replay: Replay, args: readonly unknown[]): void {
  const font = typeof args[0] === 'string' ? replay.context.font(args[0]) : NO_FONT;
  replay.state = { ...replay.state, font, size: numberOr(args[1], 0) };
}

function setGraphicsState(replay: Replay, args: readonly unknown[]): void {
  if (!Array.isArray(args[0])) return;
  for (const entry of args[0]) {
    if (Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1])) setFont(replay, entry[1]);
  }
}

function transform(replay: Replay, args: readonly unknown[]): void {
  const matrix = readMatrix(args);
  if (matrix) replay.state = { ...replay.state, ctm: multiply(replay.state.ctm, matrix) };
}

function moveLine(replay: Replay, x: number, y: number): void {
  replay.line = multiply(replay.line, [1, 0, 0, 1, x, y]);
  replay.text = replay.line;
}

function setTextMatrix(replay: Replay, args: readonly unknown[]): void {
  replay.line = readMatrix(args[0]) ?? readMatrix(args) ?? IDENTITY;
  replay.text = replay.line;
}

const HANDLERS: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [OPS.save, save],
  [OPS.restore, restore],
  [OPS.transform, transform],
  [OPS.setGState, setGraphicsState],
  [OPS.setFont, setFont],
  [OPS.setCharSpacing, set('charSpacing')],
  [OPS.setWordSpacing, set('wordSpacing')],
  [OPS.setLeading, set('leading')],
  [OPS.setTextRise, set('rise')],
  [
    OPS.setHScale,
    (replay, args) => {
      replay.state = { ...replay.state, scale: numberOr(args[0], 100) / 100 };
    },
  ],
  [
    OPS.beginText,
    (replay) => {
      replay.line = IDENTITY;
      replay.text = IDENTITY;
    },
  ],
  [OPS.setTextMatrix, setTextMatrix],
  [OPS.moveText, (replay, args) => moveLine(replay, numberOr(args[0], 0), numberOr(args[1], 0))],
  [
    OPS.setLeadingMoveText,
    (replay, args) => {
      replay.state = { ...replay.state, leading: -numberOr(args[1], 0) };
      moveLine(replay, numberOr(args[0], 0), numberOr(args[1], 0));
    },
  ],
  [OPS.nextLine, (replay) => moveLine(replay, 0, -replay.state.leading)],
  [OPS.showText, showText],
  [
    OPS.paintFormXObjectBegin,
    (replay, args) => {
      save(replay);
      const matrix = readMatrix(args[0]);
      if (matrix) transform(replay, matrix);
    },
  ],
  [OPS.paintFormXObjectEnd, restore],
  [
    OPS.beginGroup,
    (replay, args) => {
      save(replay);
      replay.masks.push(Boolean(property(args[0], 'smask')));
    },
  ],
  [
    OPS.endGroup,
    (replay) => {
      restore(replay);
      replay.masks.pop();
    },
  ],
  [OPS.beginMarkedContent, (replay) => void replay.hidden.push(false)],
  [
    OPS.beginMarkedContentProps,
    (replay, args) => void replay.hidden.push(args[0] === 'OC' && !replay.context.isShown(args[1])),
  ],
  [OPS.endMarkedContent, (replay) => void replay.hidden.pop()],
]);

/** Shows one string: PDF 32000-1, 9.4.4, with TJ's numbers among the glyphs as pdf.js hands them over. */
function showText(replay: Replay, args: readonly unknown[]): void {
  const { state } = replay;
  if (!Array.isArray(args[0]) || state.size === 0) return;
  const across = multiply(multiply(state.ctm, replay.text), [
    state.size * state.scale,
    0,
    0,
    state.size,
    0,
    0,
  ]);
  const glyphs: RawGlyph[] = [];
  for (const item of args[0]) {
    if (typeof item === 'number') advance(replay, (-item / 1000) * state.size);
    else placeGlyph(replay, item, glyphs);
  }
  if (glyphs.length === 0 || replay.hidden.includes(true) || replay.masks.includes(true)) return;
  const { ascent, descent, vertical } = state.font;
  const axisX = [across[0], across[1]] as const;
  const axisY = [across[2], across[3]] as const;
  replay.runs.push({ axisX, axisY, ascent, descent, vertical, glyphs });
}

/** Moves on along the writing direction by a length of unscaled text space. */
function advance(replay: Replay, length: number): void {
  const { font, scale } = replay.state;
  const move: Matrix = font.vertical ? [1, 0, 0, 1, 0, length] : [1, 0, 0, 1, length * scale, 0];
  replay.text = multiply(replay.text, move);
}

function placeGlyph(replay: Replay, item: unknown, glyphs: RawGlyph[]): void {
  const { state } = replay;
  const { font, size } = state;
  const text = property(item, 'unicode');
  const own = numberOr(property(item, 'width'), 0) * font.unit;
  const spacing = state.charSpacing + (property(item, 'isSpace') === true ? state.wordSpacing : 0);
  const at = multiply(multiply(state.ctm, replay.text), [1, 0, 0, 1, 0, state.rise]);
  const metric = property(item, 'vmetric');
  const down = font.vertical && Array.isArray(metric) ? -numberOr(metric[0], -1000) * font.unit : own;
  advance(replay, font.vertical ? -down * size + spacing : own * size + spacing);
  if (typeof text !== 'string' || text === '') return;
  replay.characters += text.length;
  const glyph = { text, x: at[4], y: at[5], width: down };
  if ([at[4], at[5], down].every(Number.isFinite))
    glyphs.push(font.vertical ? { ...glyph, across: own } : glyph);
}
