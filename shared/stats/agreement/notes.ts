import type { Agreement } from './result.ts';

type Facts = Omit<Agreement, 'notes'>;

function missing({ missingRatings, ratedItems, items, raters }: Facts): string[] {
  if (missingRatings === 0) return [];
  const there = missingRatings === 1 ? '1 rating is missing' : `${missingRatings} ratings are missing`;
  const two = `${ratedItems} of ${items} items have two ratings or more, and only these tell about agreement`;
  const pairs =
    raters === 2
      ? 'Cohen’s kappa and the agreement rest on them alone'
      : 'Each pair rests on the items that both of it rated';
  return [
    `${there}: ${two}. ${pairs}; for Fleiss’ kappa and AC1 items with one rating still count in how often a category is chosen.`,
  ];
}

/** What a reader of the coefficients has to know. */
export function agreementNotes(facts: Facts): string[] {
  const { categories, percentAgreement, cohenKappa, fleissKappa, gwetAc1, raters, items } = facts;
  const notes = missing(facts);
  if (raters > items)
    notes.push(`There are ${raters} raters for ${items} items: rows are items, columns are raters.`);
  if (raters > 2 && facts.pairs.length === 0)
    notes.push(
      `Pairs of ${raters} raters are too many to be listed; Fleiss’ kappa and AC1 speak of all of them.`,
    );
  if (categories.length < 2)
    notes.push(
      'One category alone occurs. Name all categories that there were to choose from; until then only the agreement has a value.',
    );
  else if ((cohenKappa ?? fleissKappa).estimate === null)
    notes.push(
      'Kappa has no value: by their own frequencies the raters would agree on every item by chance.',
    );
  if (percentAgreement.estimate === 1 && gwetAc1.estimate !== null)
    notes.push(
      'All ratings agree, so the variance formulas give intervals without width; the interval of the agreement has one.',
    );
  if ((facts.prevalenceIndex ?? 0) > 0.8)
    notes.push(
      `One category is much commoner (prevalence index ${Number(facts.prevalenceIndex?.toFixed(3))}): kappa is low then even where raters hardly differ. Read PABAK and AC1 beside it.`,
    );
  return notes;
}
