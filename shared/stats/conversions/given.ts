import { listed } from '#shared/kit/listed.ts';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';

type Common = {
  readonly name: string;
  readonly label: string;
  /** Other names that are taken for this one. */
  readonly also?: readonly string[];
};

/** A number, or the words in which it was printed: “0.60” keeps its digits, “<0.001” is a bound where `bound` allows. */
export type NumberInput = Common & {
  readonly type: 'number';
  readonly optional?: true;
  /** What is taken where nothing is given. */
  readonly standard?: number;
  /** Limits: `above` and `below` are outside, `least` and `most` inside. */
  readonly above?: number;
  readonly least?: number;
  readonly below?: number;
  readonly most?: number;
  readonly bound?: true;
};
export type ChoiceInput = Common & {
  readonly type: 'choice';
  readonly choices: readonly string[];
  readonly standard: string;
};
/** A list of rows with the same columns. */
export type RowsInput = Common & { readonly type: 'rows'; readonly columns: readonly NumberInput[] };
export type Input = NumberInput | ChoiceInput | RowsInput;

/** What was entered, checked against the inputs of a conversion. */
export type Given = {
  /** A number that has to be there. */
  number(name: string): number;
  maybe(name: string): number | null;
  choice(name: string): string;
  rows(name: string): readonly Given[];
  /** Whether it was entered; false where a standard stands in. */
  has(name: string): boolean;
  /** Digits behind the point: as printed, or null for a plain number, whose last zeros are lost. */
  decimals(name: string): number | null;
  /** Whether a p value is only an upper bound (“<0.001”). */
  isBound(name: string): boolean;
};

/** Something that is missing, unknown, or no number: a fault of the question, not of the data. */
export class WrongInput extends NotOffered {
  readonly field: string;

  /** @param field the name of the input */
  constructor(field: string, message: string) {
    super(message);
    this.name = 'WrongInput';
    this.field = field;
  }
}

type Printed = { readonly value: number; readonly decimals: number | null; readonly bound: boolean };

/** Signs as papers print them: minus and dash, the raised point, a blank behind the sign. */
function plainSigns(words: string): string {
  return words.replaceAll(/[−–]/gu, '-').replaceAll(/[·∙]/gu, '.').replaceAll(/\s/gu, '');
}

function wrongNumber(input: NumberInput): never {
  throw new WrongInput(input.name, `${input.label} (${input.name}) is no number.`);
}

function printedNumber(words: string, input: NumberInput): Printed {
  const signs = plainSigns(words);
  const bound = input.bound === true && /^[<≤]/u.test(signs);
  const digits = bound ? signs.slice(1) : signs;
  const match = /^[-+]?(?:\d+\.?|\d*\.(\d+))(?:e([-+]?\d+))?$/iu.exec(digits);
  if (!match) wrongNumber(input);
  const [, fraction = '', power = '0'] = match;
  return { value: Number(digits), decimals: Math.max(0, fraction.length - Number(power)), bound };
}

function readNumber(raw: unknown, input: NumberInput): Printed {
  const read = typeof raw === 'string' ? printedNumber(raw, input) : null;
  if (read === null && typeof raw !== 'number') wrongNumber(input);
  const printed = read ?? { value: Number(raw), decimals: null, bound: false };
  if (!Number.isFinite(printed.value)) wrongNumber(input);
  return within(printed, input);
}

/** Refuses what lies outside the limits of an input. */
function within(printed: Printed, input: NumberInput): Printed {
  const { value } = printed;
  const { above, least, below, most } = input;
  const refuse = (limit: string): never => {
    throw new ImpossibleData(`${input.label} is ${value}; it has to be ${limit}.`, { column: input.name });
  };
  if (above !== undefined && value <= above) refuse(`above ${above}`);
  if (least !== undefined && value < least) refuse(`at least ${least}`);
  if (below !== undefined && value >= below) refuse(`below ${below}`);
  if (most !== undefined && value > most) refuse(`at most ${most}`);
  return printed;
}

/** The name under which an input was entered; undefined where it was not. Null and empty text are nothing. */
function entered(raw: Readonly<Record<string, unknown>>, input: Input): string | undefined {
  const there = [input.name, ...(input.also ?? [])].filter(
    (name) => Object.hasOwn(raw, name) && raw[name] !== null && raw[name] !== undefined && raw[name] !== '',
  );
  if (there.length > 1)
    throw new WrongInput(input.name, `${listed(there)} are the same input; give one of them.`);
  return there[0];
}

function missing(input: Input): never {
  throw new WrongInput(input.name, `${input.label} (${input.name}) is missing.`);
}

function readRows(raw: unknown, input: RowsInput): readonly Given[] {
  if (!Array.isArray(raw)) throw new WrongInput(input.name, `${input.name} is a list.`);
  const rows: readonly unknown[] = raw;
  return rows.map((row, index) => {
    if (typeof row !== 'object' || row === null)
      throw new WrongInput(input.name, `${input.name} has no values in its row ${index + 1}.`);
    try {
      return readGiven({ ...row }, input.columns);
    } catch (error) {
      if (!(error instanceof ImpossibleData)) throw error;
      throw new ImpossibleData(error.message, { ...error.place, row: index + 1 });
    }
  });
}

/** Which inputs are there under which name, and what is left over. Used to find out which conversion is meant. */
export function fit(
  raw: Readonly<Record<string, unknown>>,
  inputs: readonly Input[],
): { readonly missing: readonly Input[]; readonly unknown: readonly string[] } {
  const names = new Set(inputs.flatMap(({ name, also = [] }) => [name, ...also]));
  const needed = inputs.filter(
    (input) =>
      input.type === 'rows' || (input.type === 'number' && !input.optional && input.standard === undefined),
  );
  return {
    missing: needed.filter((input) => entered(raw, input) === undefined),
    unknown: Object.keys(raw).filter((name) => !names.has(name)),
  };
}

/**
 * Reads what was entered. Unknown names are refused, so that a slip of the pen is never overlooked.
 * @throws WrongInput for what is missing, unknown or no number · ImpossibleData for a number outside its limits
 */
export function readGiven(raw: Readonly<Record<string, unknown>>, inputs: readonly Input[]): Given {
  const { missing: lacking, unknown } = fit(raw, inputs);
  const [strange] = unknown;
  if (strange !== undefined)
    throw new WrongInput(
      strange,
      `There is no input “${strange}”. There are: ${inputs.map(({ name }) => name).join(', ')}.`,
    );
  if (lacking[0]) missing(lacking[0]);
  const numbers = new Map<string, Printed>();
  const choices = new Map<string, string>();
  const rows = new Map<string, readonly Given[]>();
  const there = new Set<string>();
  for (const input of inputs) {
    const name = entered(raw, input);
    if (name !== undefined) there.add(input.name);
    const value = name === undefined ? undefined : raw[name];
    if (input.type === 'rows') rows.set(input.name, readRows(value, input));
    else if (input.type === 'choice') choices.set(input.name, readChoice(value, input));
    else if (value !== undefined) numbers.set(input.name, readNumber(value, input));
    else if (input.standard !== undefined)
      numbers.set(input.name, { value: input.standard, decimals: null, bound: false });
  }
  return givenOf({ numbers, choices, rows, there });
}

function readChoice(value: unknown, input: ChoiceInput): string {
  const chosen = value ?? input.standard;
  if (typeof chosen === 'string' && input.choices.includes(chosen)) return chosen;
  throw new WrongInput(input.name, `${input.name} is one of: ${input.choices.join(', ')}.`);
}

type Read = {
  readonly numbers: ReadonlyMap<string, Printed>;
  readonly choices: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, readonly Given[]>;
  readonly there: ReadonlySet<string>;
};

function givenOf({ numbers, choices, rows, there }: Read): Given {
  return {
    number: (name) => {
      const found = numbers.get(name);
      if (found === undefined) throw new WrongInput(name, `${name} is missing.`);
      return found.value;
    },
    maybe: (name) => numbers.get(name)?.value ?? null,
    choice: (name) => choices.get(name) ?? '',
    rows: (name) => rows.get(name) ?? [],
    has: (name) => there.has(name),
    decimals: (name) => numbers.get(name)?.decimals ?? null,
    isBound: (name) => numbers.get(name)?.bound ?? false,
  };
}
