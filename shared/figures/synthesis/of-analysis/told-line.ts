/** Something that is told of an analysis, ready to print: its name, its numbers, and what must be known with them. */
export interface ToldLine {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** Null: nothing more is to be known. */
  readonly remark: string | null;
}
