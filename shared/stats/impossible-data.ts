/** Where in a table of studies something stands. */
export interface PlaceInTable {
  /** Name of the study as it was entered. */
  readonly study?: string;
  /** Row of the table, counted from 1. */
  readonly row?: number;
  /** Name of the column. */
  readonly column?: string;
}

/** Numbers that cannot be: more events than people, a negative variance, an upper bound below the lower one. */
export class ImpossibleData extends Error {
  readonly code = 'impossible-data';
  readonly place: PlaceInTable;

  /**
   * @param message what is impossible, in words of the reviewer, with the numbers
   * @param place study, row and column, as far as they are known
   */
  constructor(message: string, place: PlaceInTable = {}) {
    super(message);
    this.name = 'ImpossibleData';
    this.place = place;
  }
}

/** An iteration that came to no end, by the usual way and by the robust one. */
export class NotConverged extends Error {
  readonly code = 'not-converged';

  /** @param message which estimate was sought, and what to choose instead */
  constructor(message: string) {
    super(message);
    this.name = 'NotConverged';
  }
}

/** A choice of settings that has no answer: a test that needs more studies, a measure that a method does not know. */
export class NotOffered extends Error {
  readonly code = 'invalid-input';

  /** @param message what was asked for, why there is none, and what can be chosen instead */
  constructor(message: string) {
    super(message);
    this.name = 'NotOffered';
  }
}
