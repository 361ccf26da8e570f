import type { DecimalMark } from './number-at.ts';
import { answerTo, type Answers, type Question } from './question.ts';

const LONGEST = 200;
const DOI = /\b10\.\d{4,9}\/\S*/gu;
/** Digits with points and commas between them. */
const MARKED = /(?<![\d.,])(?:\d+(?:[.,]\d+)+|[.,]\d+)(?![\d.,]*\d)/gu;
/** How many times a number read with thousands is larger than all others of its column before that reading is doubted. */
const HUNDREDS = 100;

type Mark = '.' | ',';

/** A number with a point or a comma in it. */
interface Marked {
  readonly raw: string;
  /** The column that it stands in. */
  readonly place: number;
  /** Its decimal mark, or that mark which may part thousands instead. */
  readonly mark: Mark;
  /** `decimal` has one mark before decimals, `grouped` shows that the other mark parts thousands, `either` may be both. */
  readonly kind: 'decimal' | 'grouped' | 'either';
}

/** What a printed number says about the marks of its table; null: nothing. */
function verdict(raw: string): Pick<Marked, 'mark' | 'kind'> | null {
  const both = /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)([.,])\d+$/u.exec(raw);
  if (both && both[1] !== both[2]) return { mark: markOf(both[2]), kind: 'grouped' };
  if (/^\d{1,3}([.,])\d{3}(?:\1\d{3})+$/u.test(raw))
    return { mark: raw.includes(',') ? '.' : ',', kind: 'grouped' };
  const one = /^(\d*)([.,])(\d+)$/u.exec(raw);
  if (one === null) return null;
  const [, whole = '', mark, fraction = ''] = one;
  const couldGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/u.test(whole);
  return { mark: markOf(mark), kind: couldGroup ? 'either' : 'decimal' };
}

function markOf(mark: string | undefined): Mark {
  return mark === ',' ? ',' : '.';
}

export interface MarkReading {
  readonly decimal: DecimalMark;
  /** Null where the table leaves no doubt. */
  readonly question: Question | null;
  /** What is said of numbers that were read with thousands because others show the decimal mark; null: nothing. */
  readonly note: string | null;
}

/**
 * The decimal mark of a table: by the numbers that can be read one way only (“0,41”, “1,234.5”). It is asked where there are
 * none but “1,234” or “1.234”, where both marks stand for decimals, and where “1,250” stands in one column with “0.71”.
 *
 * @param lines cells, line by line
 * @param commas whether its cells were parted by semicolons, as spreadsheets with a decimal comma do
 */
export function decimalMark(
  lines: readonly (readonly string[])[],
  commas: boolean,
  answers: Answers,
): MarkReading {
  const found = lines.flatMap((cells) => cells.flatMap(markedIn));
  const whole = lines.flat().filter((cell) => /^\s*\d{1,3}\s*$/u.test(cell)).length;
  const question = questionOf(found, { commas, whole });
  const shown = found.some(({ mark, kind }) => mark === ',' && kind !== 'either') ? ',' : '.';
  if (question === null) return { decimal: shown, question, note: noteOf(found, shown) };
  const answer = answerTo(question, answers);
  return { decimal: answer === ',' || answer === 'both' ? answer : '.', question, note: null };
}

function markedIn(cell: string, place: number): Marked[] {
  if (cell.length > LONGEST) return [];
  return [...cell.replaceAll(DOI, '').matchAll(MARKED)].flatMap(([raw]) => {
    const said = verdict(raw);
    return said === null ? [] : [{ raw, place, ...said }];
  });
}

function questionOf(
  found: readonly Marked[],
  { commas, whole }: { readonly commas: boolean; readonly whole: number },
): Question | null {
  const sure = (wanted: Mark) =>
    found.filter(({ mark, kind }) => mark === wanted && kind !== 'either').length;
  const [points, comma] = [sure('.'), sure(',')];
  if (points > 0 && comma > 0) {
    const words =
      'Numbers stand with a decimal point and with a decimal comma. Which one does the table use?';
    // Where no number parts thousands, each of them is read as it stands.
    const grouped = found.some(({ kind }) => kind === 'grouped');
    return asked(words, grouped ? (comma > points ? ',' : '.') : 'both', true);
  }
  if (points + comma > 0) return besideQuestion(found);
  const either = (wanted: Mark) => found.filter(({ mark }) => mark === wanted);
  const [withPoint, withComma] = [either('.'), either(',')];
  const doubtful = withPoint[0] ?? withComma[0];
  if (doubtful === undefined) return null;
  // Beside whole numbers a mark before three digits rather parts thousands than decimals.
  const counts = whole > withPoint.length + withComma.length;
  const grouped = withPoint.length > 0 ? ',' : '.';
  const proposed = counts ? grouped : commas && withComma.length > 0 ? ',' : '.';
  return asked(`“${doubtful.raw}” can be read two ways. What stands before the decimals?`, proposed, false);
}

/** Where a number of a column is hundreds of times the others only if its mark parts thousands: “1,250” beside “0.71”. */
function besideQuestion(found: readonly Marked[]): Question | null {
  const places = [...new Set(found.map(({ place }) => place))];
  const [words] = places.flatMap((place) => besideWords(found.filter((one) => one.place === place)) ?? []);
  return words === undefined ? null : asked(words, 'both', true);
}

function besideWords(column: readonly Marked[]): string | null {
  const sure = column.filter(({ kind }) => kind === 'decimal');
  const [example] = sure;
  // A column that shows thousands has large numbers.
  if (example === undefined || column.some(({ kind }) => kind === 'grouped')) return null;
  const largest = sure.reduce((most, { raw }) => Math.max(most, Number(raw.replace(',', '.'))), 0);
  const doubtful = column.find(
    ({ mark, kind, raw }) =>
      kind === 'either' && mark !== example.mark && digitsOf(raw) >= HUNDREDS * largest,
  );
  if (doubtful === undefined) return null;
  return `“${doubtful.raw}” stands in one column with “${example.raw}”. What stands before the decimals?`;
}

/** A number whose mark parts thousands. */
function digitsOf(raw: string): number {
  return Number(raw.replace(/[.,]/u, ''));
}

/** Says how a number was read whose mark would be one of decimals elsewhere, where nothing but another column shows it. */
function noteOf(found: readonly Marked[], decimal: Mark): string | null {
  if (found.some(({ kind }) => kind === 'grouped')) return null;
  const read = found.find(({ mark, kind }) => kind === 'either' && mark !== decimal);
  if (read === undefined) return null;
  const mark = decimal === '.' ? 'point' : 'comma';
  return `“${read.raw}” was read as ${digitsOf(read.raw)}: a ${mark} stands before the decimals of this table.`;
}

function asked(words: string, proposed: DecimalMark, both: boolean): Question {
  const choices = [
    { value: '.', label: 'A point: 0.41 and 1,234' },
    { value: ',', label: 'A comma: 0,41 and 1.234' },
    ...(both ? [{ value: 'both', label: 'Either of them: 0.41 and 0,41' }] : []),
  ];
  return { id: 'decimal', words, choices, proposed };
}
