import type { ClaimView } from '#shared/contract/claims.ts';
import { type Names, together } from '#shared/domain/contrast-words.ts';
import { readable } from '#shared/text/readable.ts';
import { regionName } from '#shared/text/region.ts';

/** What follows from the two sides, part by part: what is tested, against what, on which background. */
export function derivedParts(
  claim: Pick<ClaimView, 'therapy' | 'comparator' | 'tested' | 'control' | 'background' | 'contrast'>,
  names: Names,
): readonly { readonly lead: string; readonly words: string }[] {
  const { tested, control, background } = claim;
  if (claim.therapy.length === 0 && claim.comparator.length === 0) return [];
  if (tested.length === 0 && control.length === 0) {
    return [{ lead: 'both sides received', words: together(background, names) }];
  }
  const parts = [];
  if (tested.length > 0) parts.push({ lead: 'tests', words: together(tested, names) });
  if (control.length > 0) parts.push({ lead: 'against', words: together(control, names) });
  else if (claim.contrast === 'not-stated')
    parts.push({ lead: 'against', words: 'a side that is not named' });
  if (background.length > 0) parts.push({ lead: 'background', words: together(background, names) });
  return parts;
}

/** The first words of a claim for a list: its statement, else what was selected, on one line. */
export function firstWords(claim: Pick<ClaimView, 'statement' | 'quotes'>): string {
  const statement = claim.statement.trim();
  if (statement !== '') return statement.replace(/\s+/gu, ' ');
  const quote = claim.quotes[0];
  const words = readable(quote?.text ?? '');
  return words === '' && quote !== undefined ? regionName(quote.pageLabel) : words;
}

/** Whether a person has coded nothing yet: only the words behind the claim are there. */
export function isBare(claim: ClaimView): boolean {
  const texts = [claim.statement, claim.note];
  const values = [claim.assertion, claim.outcome, claim.subgroup, claim.timePoint];
  const codes = [claim.direction, claim.conclusion, claim.support];
  const sets = [claim.therapy, claim.comparator, claim.population];
  return (
    texts.every((text) => text === '') &&
    [...values, ...codes].every((value) => value === null) &&
    sets.every((set) => set.length === 0) &&
    claim.results.length === 0 &&
    !claim.key &&
    !claim.studyChosen &&
    !claim.contrastChosen
  );
}
