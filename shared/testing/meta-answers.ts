import { at } from '../stats/numbers.ts';
import { dataFiles, dataText } from './sheaf-data.ts';

/** Anything that a JSON file holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One part of an answer file, read by key; each reader fails where the file holds something else. */
export class Answer {
  readonly name: string;
  readonly value: Json | undefined;

  constructor(name: string, value: Json | undefined) {
    this.name = name;
    this.value = value;
  }

  has(key: string): boolean {
    return isRecord(this.value) && this.value[key] !== undefined;
  }

  at(key: string): Answer {
    return new Answer(`${this.name} ${key}`, isRecord(this.value) ? this.value[key] : undefined);
  }

  keys(): string[] {
    return isRecord(this.value) ? Object.keys(this.value) : [];
  }

  /** The parts of a list; a lone value is a list of one, as R writes it. */
  list(): Answer[] {
    const items = Array.isArray(this.value) ? this.value : this.value === undefined ? [] : [this.value];
    return items.map((item: Json, place) => new Answer(`${this.name} [${place}]`, item));
  }

  number(): number {
    if (typeof this.value !== 'number')
      throw new Error(`${this.name} is no number: ${JSON.stringify(this.value)}`);
    return this.value;
  }

  numberOrNull(): number | null {
    return this.value === null ? null : this.number();
  }

  text(): string {
    if (typeof this.value !== 'string')
      throw new Error(`${this.name} is no text: ${JSON.stringify(this.value)}`);
    return this.value;
  }

  /** A text, or a number as text: the level of a factor. */
  label(): string {
    return typeof this.value === 'number' ? String(this.value) : this.text();
  }

  numbers(): number[] {
    return this.list().map((item) => item.number());
  }
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The reference's answers to one measure of one data set, with the studies as they were entered. */
export interface AnsweredMeasure {
  readonly name: string;
  readonly measure: string;
  readonly answer: Answer;
  /** Rows of the table that were used. */
  readonly studies: readonly Answer[];
  readonly yi: readonly number[];
  readonly vi: readonly number[];
}

/** Every measure of every data set that has answers from models; none without the data folder. */
export function answeredMeasures(): AnsweredMeasure[] {
  const files = dataFiles('meta').filter((file) => file.endsWith('.answers.json'));
  return files.flatMap((file) => {
    const id = file.replace('.answers.json', '');
    const answers = read(id, file).at('answers');
    const studies = read(id, `${id}.data.json`).at('studies').list();
    return answers
      .keys()
      .map((measure) => ({ measure, answer: answers.at(measure) }))
      .filter(({ answer }) => answer.has('models'))
      .map(({ measure, answer }) => {
        const rows = answer.at('used_rows').numbers();
        const all = { yi: answer.at('yi').list(), vi: answer.at('vi').list() };
        // Some files list the studies that were left out as well, as null.
        const used = (values: readonly Answer[]) =>
          (values.length === rows.length ? values : rows.map((row) => at(values, row - 1))).map((one) =>
            one.number(),
          );
        return {
          name: `${id} ${measure}`,
          measure,
          answer,
          studies: rows.map((row) => at(studies, row - 1)),
          yi: used(all.yi),
          vi: used(all.vi),
        };
      });
  });
}

function read(name: string, file: string): Answer {
  const value: Json = JSON.parse(dataText('meta', file));
  return new Answer(name, value);
}
