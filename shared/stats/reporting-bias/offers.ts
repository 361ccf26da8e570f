import { NotOffered } from '../impossible-data.ts';

/** Tests of funnel asymmetry. */
export const biasTests = ['egger', 'eggerModel', 'harbord', 'peters', 'begg', 'peese'] as const;
export type BiasTest = (typeof biasTests)[number];

/** Below so many studies tests of asymmetry have too little power to tell anything (Sterne 2011). */
export const fewestStudies = 10;

/** A test that can be chosen, with what speaks for or against it. */
export interface OfferedTest {
  readonly test: BiasTest;
  readonly reason: string;
}

/** What is offered for a measure: the first is proposed. Empty, with the reason, where none is. */
export interface BiasOffer {
  readonly tests: readonly OfferedTest[];
  readonly reason: string;
}

const eggerFits: OfferedTest = {
  test: 'egger',
  reason: 'Effects and their standard errors are estimated apart, as Egger’s test takes for granted.',
};
const eggerBiased = (reason: string): OfferedTest => ({ test: 'egger', reason });
const others: readonly OfferedTest[] = [
  { test: 'eggerModel', reason: 'Egger’s test within the model of the analysis.' },
  { test: 'begg', reason: 'Ranks only; less power than regression.' },
  { test: 'peese', reason: 'An estimate without small-study effects rather than a test.' },
];

const harbord: OfferedTest = {
  test: 'harbord',
  reason:
    'Made for odds ratios: the score and its variance do not depend on each other as log OR and its SE do.',
};
const peters: OfferedTest = {
  test: 'peters',
  reason: 'Made for odds ratios: regresses on study size, which does not depend on the effect.',
};

const forOddsRatio: BiasOffer = {
  tests: [
    harbord,
    peters,
    eggerBiased(
      'A log odds ratio and its SE depend on each other, so Egger’s test finds asymmetry that is not there.',
    ),
    ...others,
  ],
  reason: 'Harbord’s and Peters’ tests are for odds ratios; Egger’s finds asymmetry too often.',
};

const forRiskRatio: BiasOffer = {
  tests: [
    {
      test: 'begg',
      reason: 'Given first: ranks only, so that it is misled less; it has less power than regression.',
    },
    eggerBiased(
      'A log risk ratio and its SE depend on each other, so Egger’s test finds asymmetry that is not there.',
    ),
    { test: 'eggerModel', reason: 'Egger’s test within the model of the analysis, misled in the same way.' },
    {
      test: 'peese',
      reason: 'An estimate without small-study effects rather than a test, misled in the same way.',
    },
  ],
  reason:
    'The tests given here are general ones, not made for risk ratios: a log risk ratio and its SE depend on each other, so Egger’s test and PEESE find asymmetry too often. Begg’s test of ranks is therefore given first. Make no more of any of them than of the funnel plot; for odds ratios there are Harbord’s and Peters’ tests.',
};

const forStandardised: BiasOffer = {
  tests: [
    { test: 'begg', reason: 'Ranks only; less power than regression.' },
    eggerBiased(
      'The SE of a standardised mean difference holds the difference itself, so Egger’s test finds asymmetry that is not there.',
    ),
    ...others.filter(({ test }) => test !== 'begg'),
  ],
  reason:
    'The SE of a standardised mean difference depends on the difference; Egger’s test finds asymmetry too often.',
};

const forPrintedRatio: BiasOffer = {
  tests: [
    eggerBiased(
      'Tests that are made for odds ratios need the counts. Of odds and risk ratios Egger’s test may find asymmetry that is not there.',
    ),
    ...others,
  ],
  reason: 'Egger’s test needs nothing but the ratios and their intervals.',
};

const forOthers: BiasOffer = { tests: [eggerFits, ...others], reason: 'Egger’s test fits this measure.' };

const forProportions: BiasOffer = {
  tests: [],
  reason:
    'Asymmetry of proportions says nothing about reporting bias: studies without comparison have no result that could be favoured.',
};

const offers: Readonly<Record<string, BiasOffer>> = {
  OR: forOddsRatio,
  PETO: forOddsRatio,
  DOR: forOddsRatio,
  RR: forRiskRatio,
  GENR: forPrintedRatio,
  SMD: forStandardised,
  SMDH: forStandardised,
  PR: forProportions,
  PLN: forProportions,
  PLO: forProportions,
  PAS: forProportions,
  PFT: forProportions,
};

/** The tests of asymmetry for a measure (its name as in `sheaf meta`), the proposed one first, each with its reason. */
export function biasOffer(measure: string): BiasOffer {
  return offers[measure] ?? forOthers;
}

/**
 * Refuses a test that is not offered for the measure, or any below 10 studies unless `force`.
 *
 * @throws NotOffered with the reason in words
 */
export function refuseBiasTest(
  test: BiasTest,
  about: { readonly measure: string; readonly studies: number; readonly force: boolean },
): void {
  const offer = biasOffer(about.measure);
  if (offer.tests.length === 0) throw new NotOffered(offer.reason);
  if (!offer.tests.some((offered) => offered.test === test)) {
    throw new NotOffered(`This test needs the counts of odds ratios. ${offer.reason}`);
  }
  if (about.studies < fewestStudies && !about.force) {
    throw new NotOffered(
      `With ${about.studies} studies a test of asymmetry has too little power: none is done below ${fewestStudies}. Look at the funnel plot, or ask for the test all the same.`,
    );
  }
}
