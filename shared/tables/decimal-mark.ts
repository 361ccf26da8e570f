import type { DecimalMark } from './number-at.ts';
import { answerTo, type Answers, type Question } from './question.ts';

const LONGEST = 200;
const DOI = /\b10\.\d{4,9}\/\S*/gu;
/** Digits with points and commas between them. */
const MARKED = /(?<![\d.,])(?:\d+(?:[.,]\d+)+|[.,]\d+)(?![\d.,]*\d)/gu;

/** What a printed number says about the marks of its table: the decimal mark, or that it could be either. */
function verdict(raw: string): DecimalMark | { readonly either: DecimalMark } | null {
  const both = /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)([.,])\d+$/u.exec(raw);
  if (both && both[1] !== both[2]) return markOf(both[2]);
  if (/^\d{1,3}([.,])\d{3}(?:\1\d{3})+$/u.test(raw)) return raw.includes(',') ? '.' : ',';
  const one = /^(\d*)([.,])(\d+)$/u.exec(raw);
  if (one === null) return null;
  const [, whole = '', mark, fraction = ''] = one;
  const couldGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/u.test(whole);
  return couldGroup ? { either: markOf(mark) } : markOf(mark);
}

function markOf(mark: string | undefined): DecimalMark {
  return mark === ',' ? ',' : '.';
}

export interface MarkReading {
  readonly decimal: DecimalMark;
  /** Null where the table leaves no doubt. */
  readonly question: Question | null;
}

/**
 * The decimal mark of a table: by the numbers that can be read one way only (“0,41”, “1,234.5”). Where there are none but
 * “1,234” or “1.234”, or where both marks stand for decimals, it is asked.
 *
 * @param commas whether its cells were parted by semicolons, as spreadsheets with a decimal comma do
 */
export function decimalMark(cells: readonly string[], commas: boolean, answers: Answers): MarkReading {
  const sure = { '.': 0, ',': 0 };
  const either: Record<DecimalMark, string[]> = { '.': [], ',': [] };
  for (const cell of cells) {
    if (cell.length > LONGEST) continue;
    for (const [raw] of cell.replaceAll(DOI, '').matchAll(MARKED)) {
      const found = verdict(raw);
      if (found === '.' || found === ',') sure[found] += 1;
      else if (found !== null) either[found.either].push(raw);
    }
  }
  const whole = cells.filter((cell) => /^\s*\d{1,3}\s*$/u.test(cell)).length;
  const question = questionOf(sure, either, { commas, whole });
  if (question === null) return { decimal: sure[','] > 0 ? ',' : '.', question: null };
  return { decimal: answerTo(question, answers) === ',' ? ',' : '.', question };
}

function questionOf(
  sure: Readonly<Record<DecimalMark, number>>,
  either: Readonly<Record<DecimalMark, readonly string[]>>,
  { commas, whole }: { readonly commas: boolean; readonly whole: number },
): Question | null {
  if (sure['.'] > 0 && sure[','] > 0) {
    const words =
      'Numbers stand with a decimal point and with a decimal comma. Which one does the table use?';
    return asked(words, sure[','] > sure['.'] ? ',' : '.');
  }
  const doubtful = either['.'][0] ?? either[','][0];
  if (sure['.'] + sure[','] > 0 || doubtful === undefined) return null;
  // Beside whole numbers a mark before three digits rather parts thousands than decimals.
  const counts = whole > either['.'].length + either[','].length;
  const grouped = either['.'].length > 0 ? ',' : '.';
  const proposed = counts ? grouped : commas && either[','].length > 0 ? ',' : '.';
  return asked(`“${doubtful}” can be read two ways. What stands before the decimals?`, proposed);
}

function asked(words: string, proposed: DecimalMark): Question {
  const choices = [
    { value: '.', label: 'A point: 0.41 and 1,234' },
    { value: ',', label: 'A comma: 0,41 and 1.234' },
  ];
  return { id: 'decimal', words, choices, proposed };
}
