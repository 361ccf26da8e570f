import type { FontName } from './font-metrics.ts';
import { textWidth, withLigatures } from './pdf-text.ts';

/** A word, or the part of one that stands on a line, in its font; ligatures are in place. */
export type Word = { readonly text: string; readonly font: FontName };
export type TextLine = { readonly words: readonly Word[]; readonly last: boolean };
export type Measure = { readonly size: number; readonly width: number; readonly indent: number };

/** Where the words of the sample paper may be divided, each listed once; endings and case are as written there. */
const divisions: ReadonlyMap<string, readonly string[]> = new Map(
  `acute-ly after-wards anal-ysis ap-proach as-signed as-sign-ment aver-age bene-fit bispe-cific blina-tumo-mab
  cen-tres chemo-ther-apy chil-dren com-pared com-plete con-firmed con-trol cyto-kine de-fined de-finition
  differ-ence differ-ent dis-ease effi-cacy end-point esti-mate eval-uated first fol-low fol-lowed follow-up
  gen-etic high-er im-proved in-duction in-fections in-flam-ma-tory influ-ence inter-im inter-val
  leu-kaemia leu-kae-mia lympho-blas-tic lym-pho-blas-tic measur-able neuro-logic neuro-toxicity non-sequential
  num-ber ob-served over-all par-tici-pants pa-tients pro-file pro-portion ran-dom-ised random-isation ran-domly
  re-ceived re-duced re-flect re-fractory re-lapse re-lapsed re-mained remis-sion resid-ual re-sults sec-ond
  sei-zures sig-nifi-cant signifi-cantly speci-fied spe-cific stan-dard stand-ard sub-group suffi-cient sur-vival
  syn-drome thera-py toxi-city trans-plant trans-plan-tation treat-ment`
    .split(/\s+/u)
    .map((word) => [word.replaceAll('-', ''), word.split('-')] as const),
);

/** Splits text into words; *word* is italic, **word** bold. */
export function wordsOf(text: string): Word[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const bold = /^\*\*(.*?)\*\*(.*)$/u.exec(word);
      const italic = bold ?? /^\*(.*?)\*(.*)$/u.exec(word);
      const plain = italic === null ? word : `${italic[1] ?? ''}${italic[2] ?? ''}`;
      const font = bold === null ? (italic === null ? 'roman' : 'italic') : 'bold';
      return { text: withLigatures(plain), font };
    });
}

/** Every way to end a line within a word: its head, with the hyphen that shows, and what is left for the next line. */
function breaksOf(word: Word): { head: string; tail: string }[] {
  const plain = word.text.replaceAll('\uFB01', 'fi').replaceAll('\uFB02', 'fl');
  const match = /^([(“]?)([A-Za-z]+)([^A-Za-z]*)$/u.exec(plain);
  const parts = divisions.get((match?.[2] ?? '').toLowerCase()) ?? [];
  const places: number[] = [];
  let at = match?.[1]?.length ?? 0;
  for (const part of parts.slice(0, -1)) places.push((at += part.length));
  const soft = places.map((place) => ({ head: `${plain.slice(0, place)}-`, tail: plain.slice(place) }));
  const hard = [...plain.matchAll(/[A-Za-z]-(?=[A-Za-z])/gu)].map(({ index }) => ({
    head: plain.slice(0, index + 2),
    tail: plain.slice(index + 2),
  }));
  return [...soft, ...hard].map(({ head, tail }) => ({
    head: withLigatures(head),
    tail: withLigatures(tail),
  }));
}

/** Width of words set with plain spaces between them, in points. */
export function lineWidth(words: readonly Word[], size: number): number {
  const spaces = words.slice(0, -1).reduce((sum, word) => sum + textWidth(word.font, size, ' '), 0);
  return words.reduce((sum, word) => sum + textWidth(word.font, size, word.text), spaces);
}

/**
 * Breaks words into lines, filling each as far as it goes. A word is divided where that fills the line better, at
 * most on two lines in a row. Sizes and widths in points; the indent is that of the first line.
 */
export function breakLines(words: readonly Word[], measure: Measure): TextLine[] {
  const lines: TextLine[] = [];
  const rest = [...words];
  let line: Word[] = [];
  let divided = 0;
  const room = () => measure.width - (lines.length === 0 ? measure.indent : 0);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const { font } = word;
    if (line.length === 0 || lineWidth([...line, word], measure.size) <= room()) {
      line.push(word);
      continue;
    }
    const fitting = breaksOf(word).filter(
      ({ head }) => divided < 2 && lineWidth([...line, { text: head, font }], measure.size) <= room(),
    );
    const best = fitting.sort((a, b) => b.head.length - a.head.length)[0];
    divided = best === undefined ? 0 : divided + 1;
    if (best !== undefined) line.push({ text: best.head, font });
    lines.push({ words: line, last: false });
    line = [];
    rest.unshift(best === undefined ? word : { text: best.tail, font });
  }
  return line.length === 0 ? lines : [...lines, { words: line, last: true }];
}
