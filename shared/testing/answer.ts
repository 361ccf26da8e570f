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

  /** Its parts with their keys; none of what is no object. */
  entries(): [string, Answer][] {
    return this.keys().map((key) => [key, this.at(key)]);
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

  /** Null also where the file says nothing. */
  numberOrNone(): number | null {
    return this.value === undefined ? null : this.numberOrNull();
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

  numbersOrNull(): (number | null)[] {
    return this.list().map((item) => item.numberOrNull());
  }
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
