import { NotOffered } from '../impossible-data.ts';
import { at, mean, sum } from '../numbers.ts';
import { wilson } from '../proportion-interval.ts';
import { type Coefficient, none } from './coefficient.ts';
import { cohenKappa, crossTable, totalOf } from './cohen.ts';
import { agreementCoefficient, evenChance, fleiss, gwet, noChance } from './many-raters.ts';
import { agreementNotes } from './notes.ts';
import { type Counted, itemsWith } from './ratings.ts';
import type { Agreement, Pair } from './result.ts';
import { noWeights, type WeightMatrix, weightMatrix, type Weights } from './weights.ts';

export type AgreementSettings = {
  /** For weighted kappa and AC2, in the order of the categories. */
  readonly weights?: Weights | null;
  /** Level of the intervals, between 0 and 1; 0.95 where nothing is said. */
  readonly level?: number;
};

type Question = {
  readonly counted: Counted;
  readonly plain: WeightMatrix;
  readonly weighted: WeightMatrix | null;
  readonly level: number;
};

/** With more raters than this, pairs are too many to be read. */
const MOST_RATERS = 30;

function pairsOf({ counted, plain, weighted, level }: Question): Pair[] {
  if (counted.raters < 3 || counted.raters > MOST_RATERS) return [];
  const numbers = Array.from({ length: counted.raters }, (_rater, index) => index);
  return numbers.flatMap((first) =>
    numbers.slice(first + 1).map((second): Pair => {
      const table = crossTable(counted, first, second);
      return {
        raters: [first + 1, second + 1],
        cohenKappa: cohenKappa(table, plain, level),
        weightedKappa: weighted === null ? null : cohenKappa(table, weighted, level),
      };
    }),
  );
}

/** Prevalence and bias index of a 2×2 table. */
function indices(table: readonly (readonly number[])[] | null) {
  const n = table === null ? 0 : totalOf(table);
  if (table?.length !== 2 || n === 0) return { prevalenceIndex: null, biasIndex: null };
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = table;
  return { prevalenceIndex: Math.abs(a - d) / n, biasIndex: Math.abs(b - c) / n };
}

/** Agreement of two raters is a plain proportion: its interval is Wilson's, and PABAK's is that one stretched. */
function evenly(question: Question, table: readonly (readonly number[])[] | null) {
  const { counted, plain, level } = question;
  const percent = agreementCoefficient(counted, plain, noChance, level);
  const even = agreementCoefficient(counted, plain, evenChance, level);
  if (table === null || percent.estimate === null) return { percent, even };
  const n = totalOf(table);
  const { ciLower, ciUpper } = wilson(sum(table.map((row, place) => at(row, place))), n, level);
  const by = 'interval of Wilson 1927';
  const share = percent.estimate;
  const se = Math.sqrt((share * (1 - share)) / n);
  const chance = 1 / counted.categories.length;
  const stretched = (value: number): number => (value - chance) / (1 - chance);
  const found = { ...percent, se, ciLower, ciUpper, method: `Share of items agreed on; ${by}` };
  if (even.estimate === null) return { percent: found, even };
  return {
    percent: found,
    even: {
      ...even,
      se: se / (1 - chance),
      ciLower: stretched(ciLower),
      ciUpper: stretched(ciUpper),
      method: `Byrt 1993, Brennan and Prediger 1981; ${by}, of the agreement`,
    },
  };
}

/** The coefficients that two raters or more have. */
function ofAll({ counted, plain, weighted, level }: Question) {
  const size = counted.categories.length;
  const ac = (matrix: WeightMatrix): Coefficient =>
    size < 2 ? none(itemsWith(counted, 2), gwet.method) : agreementCoefficient(counted, matrix, gwet, level);
  return {
    fleissKappa: agreementCoefficient(counted, plain, fleiss, level),
    weightedFleissKappa: weighted === null ? null : agreementCoefficient(counted, weighted, fleiss, level),
    gwetAc1: ac(plain),
    gwetAc2: weighted === null ? null : ac(weighted),
  };
}

function questionOf(counted: Counted, { weights = null, level = 0.95 }: AgreementSettings): Question {
  if (!(level > 0 && level < 1))
    throw new NotOffered(`A level lies between 0 and 1, as 0.95; it is ${level}.`);
  if (weights !== null && !counted.ordered)
    throw new NotOffered(
      `Weights need the categories in their order: ${counted.categories.join(', ')}. Name them.`,
    );
  const size = counted.categories.length;
  return {
    counted,
    plain: noWeights(size),
    weighted: weights === null ? null : weightMatrix(weights, size),
    level,
  };
}

/**
 * How far raters agree on categories.
 *
 * @param counted of `countRatings` or `countsOfTable`
 * @returns every coefficient with its interval; null where one has no value, with a note
 * @throws ImpossibleData for weights that are none · NotOffered where no item has two ratings, or for weights between
 * categories whose order is not known
 */
export function agreement(counted: Counted, settings: AgreementSettings = {}): Agreement {
  const ratedItems = itemsWith(counted, 2);
  if (ratedItems === 0) throw new NotOffered('No item has two ratings: there is nothing to compare.');
  const question = questionOf(counted, settings);
  const { plain, weighted, level } = question;
  const table = counted.raters === 2 ? crossTable(counted, 0, 1) : null;
  const { percent, even } = evenly(question, table);
  const pairs = pairsOf(question);
  const kappas = pairs.flatMap((pair) => pair.cohenKappa.estimate ?? []);
  const answer = {
    items: counted.items,
    raters: counted.raters,
    categories: counted.categories,
    missingRatings: counted.missingRatings,
    ratedItems,
    table,
    percentAgreement: percent,
    cohenKappa: table === null ? null : cohenKappa(table, plain, level),
    weightedKappa: table === null || weighted === null ? null : cohenKappa(table, weighted, level),
    pabak: even,
    ...ofAll(question),
    ...indices(table),
    pairs,
    lightKappa: pairs.length > 0 && kappas.length === pairs.length ? mean(kappas) : null,
  };
  return { ...answer, notes: agreementNotes(answer) };
}
