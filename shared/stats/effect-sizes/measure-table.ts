/** Parts that several measures share. */
const ratio = { scale: 'log', groups: 2, noEffect: 0 } as const;
const difference = { scale: 'plain', groups: 2, noEffect: 0 } as const;
const single = { groups: 1, noEffect: null, above: null } as const;
const moreEvents = 'more events in the first group';
const higherMeans = 'higher values in the first group';
const proportion = { ...single, family: 'proportion' } as const;
const twoByTwo = { family: 'two-by-two', above: moreEvents } as const;
const means = { family: 'means', above: higherMeans } as const;
const personTime = { family: 'person-time', above: moreEvents } as const;
const correlation = { family: 'correlation', groups: 1, noEffect: 0, above: 'both rise together' } as const;

/** What is fixed about each measure, in the order in which they are offered. */
export const measureTable = {
  RR: { name: 'Risk ratio', ...ratio, ...twoByTwo },
  OR: { name: 'Odds ratio', ...ratio, ...twoByTwo },
  RD: { name: 'Risk difference', ...difference, ...twoByTwo },
  AS: { name: 'Arcsine difference', ...difference, ...twoByTwo, scale: 'arcsine' },
  PETO: { name: 'Peto odds ratio', ...ratio, ...twoByTwo },
  MD: { name: 'Mean difference', ...difference, ...means },
  SMD: { name: 'Standardised mean difference', ...difference, ...means },
  SMDH: { name: 'Standardised mean difference, unequal variances', ...difference, ...means },
  ROM: { name: 'Ratio of means', ...ratio, ...means },
  HR: { name: 'Hazard ratio', ...ratio, family: 'hazard-ratio', above: 'a higher hazard in the first group' },
  GENR: {
    name: 'Ratio as reported',
    ...ratio,
    family: 'ratio',
    above: 'more of the outcome in the first group',
  },
  IRR: { name: 'Incidence rate ratio', ...ratio, ...personTime },
  IRD: { name: 'Incidence rate difference', ...difference, ...personTime },
  IRSD: {
    name: 'Difference of square roots of incidence rates',
    ...difference,
    ...personTime,
    scale: 'square-root',
  },
  COR: { name: 'Correlation', ...correlation, scale: 'plain' },
  UCOR: { name: 'Correlation, corrected for its bias', ...correlation, scale: 'plain' },
  ZCOR: { name: "Correlation, by Fisher's z", ...correlation, scale: 'fisher-z' },
  PR: { name: 'Proportion', ...proportion, scale: 'plain' },
  PLN: { name: 'Proportion, by its logarithm', ...proportion, scale: 'log' },
  PLO: { name: 'Proportion, by its logit', ...proportion, scale: 'logit' },
  PAS: { name: 'Proportion, by its arcsine', ...proportion, scale: 'arcsine' },
  PFT: { name: 'Proportion, by the double arcsine', ...proportion, scale: 'double-arcsine' },
  MN: { name: 'Mean', ...single, family: 'mean', scale: 'plain' },
  IR: { name: 'Incidence rate', ...single, family: 'rate', scale: 'plain' },
  IRLN: { name: 'Incidence rate, by its logarithm', ...single, family: 'rate', scale: 'log' },
  DOR: { name: 'Diagnostic odds ratio', ...ratio, family: 'accuracy', above: 'the test tells ill from well' },
  OE_V: {
    name: 'Hazard ratio from O − E and V',
    ...ratio,
    family: 'log-rank',
    above: 'more events in the first group than expected',
  },
  GEN: { name: 'Effect as entered', ...difference, family: 'generic', above: null },
} as const;
