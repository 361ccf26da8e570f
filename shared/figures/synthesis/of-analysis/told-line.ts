/** What is told beside a result, by its parts. */
export const besideTitles = {
  asymmetry: 'Small-study effects',
  influence: 'What each study decides',
  notPooled: 'Without pooling',
} as const;

/** Something that is told of an analysis, ready to print: its name, its numbers, and what must be known with them. */
export interface ToldLine {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** Null: nothing more is to be known. */
  readonly remark: string | null;
}

/** Lines that stand together. */
export interface ToldPart {
  /** What they are about. */
  readonly title: string;
  /** Stands above the title where the part is set apart from those before it. */
  readonly heading: string | null;
  readonly lines: readonly ToldLine[];
}
