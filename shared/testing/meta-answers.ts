import { at } from '../stats/numbers.ts';
import type { Answer } from './answer.ts';
import { answersOf, dataSets, metaFile } from './meta-data.ts';

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
  return dataSets('.answers.json').flatMap((id) => {
    const studies = metaFile(`${id}.data.json`).at('studies').list();
    return answersOf(id)
      .filter(([, answer]) => answer.has('models'))
      .map(([measure, answer]) => {
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
