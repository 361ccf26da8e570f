import { describe, expect, it } from 'vitest';
import { concept, outcome } from '#shared/testing/dictionary-concepts.ts';
import { makeDictionary } from './dictionary.ts';
import { type Decided, proposeForClaim } from './propose-for-claim.ts';

const dictionary = makeDictionary([
  concept('Chemo', { synonyms: ['chemotherapy'] }),
  concept('Blina', { synonyms: ['blinatumomab'], asked: true }),
  concept('Ino', { synonyms: ['inotuzumab'] }),
  concept('HSCT', { synonyms: ['transplantation'] }),
  outcome('Survival', 'higher'),
  outcome('Remission', 'higher'),
  outcome('Relapse', 'lower'),
]);
const open: Decided = {
  therapy: [],
  comparator: [],
  population: [],
  outcome: null,
  direction: null,
  contrast: 'not-stated',
};

/** The sides and the way that are proposed: "Blina > Chemo: favours-therapy", "- > -: nothing". */
function proposed(sentence: string, decided: Partial<Decided> = {}): string {
  const from = { sentence, quote: { start: 0, end: sentence.length }, abbreviations: [] };
  const { concepts, direction } = proposeForClaim(from, { ...open, ...decided }, dictionary);
  const side = (wanted: string): string =>
    concepts
      .filter(({ place }) => place === wanted)
      .map(({ conceptId }) => conceptId)
      .join('+') || '-';
  return `${side('therapy')} > ${side('comparator')}: ${direction?.direction ?? 'nothing'}`;
}

const nothing = '- > -: nothing';
const forBlina = 'Blina > -: favours-therapy';
const blinaOverChemo = 'Blina > Chemo: favours-therapy';
const chemoOverBlina = 'Blina > Chemo: favours-comparator';

/** Of each sentence the proposals that stand beside it. */
function reads(cases: readonly (readonly [string, string])[]): void {
  it.each(cases)('%s', (sentence, expected) => {
    expect(proposed(sentence)).toBe(expected);
  });
}

describe('"without" speaks of those who were not given it', () => {
  reads([
    ['Relapse was less frequent in children treated without blinatumomab.', nothing],
    ['Survival was higher without blinatumomab.', nothing],
    ['Survival was higher without the addition of high-dose chemotherapy.', nothing],
    ['Survival improved when chemotherapy was given without blinatumomab.', 'Chemo > -: nothing'],
    ['Survival was better with chemotherapy but without blinatumomab.', 'Chemo > -: nothing'],
    ['Chemotherapy without blinatumomab improved survival.', 'Chemo > -: nothing'],
    ['Chemotherapy was continued without blinatumomab and survival improved.', 'Chemo > -: nothing'],
    ['Chemotherapy was better without blinatumomab.', 'Chemo > -: nothing'],
    ['Remission was more frequent in the absence of blinatumomab.', nothing],
    ['Remission was more frequent without blinatumomab or inotuzumab.', nothing],
    ['Survival was longer with no blinatumomab.', nothing],
    ['Survival was longer with non-blinatumomab regimens.', nothing],
    ['Chemotherapy-free regimens improved survival.', nothing],
    ['Relapse was less frequent without blinatumomab, but survival after treatment was longer.', nothing],
    ['Children were treated without blinatumomab. Relapse was less frequent after treatment.', nothing],
    ['The hazard ratio for relapse without blinatumomab was 0.6 (95% CI 0.4 to 0.9).', nothing],
    ['Survival was 80% without blinatumomab and 60% with blinatumomab.', 'Blina > -: nothing'],
  ]);
});

describe('"without" on the other side is the comparator, and is told right', () => {
  reads([
    ['Survival was longer with blinatumomab than without.', forBlina],
    ['Survival was longer with blinatumomab than without blinatumomab.', forBlina],
    ['Survival was longer with than without blinatumomab.', forBlina],
    ['Survival was longer without than with blinatumomab.', 'Blina > -: favours-comparator'],
    ['Relapse was lower with blinatumomab than in those who did not receive blinatumomab.', forBlina],
    ['Compared with no blinatumomab, blinatumomab improved survival.', forBlina],
    [
      'Chemotherapy with blinatumomab improved survival compared with chemotherapy without blinatumomab.',
      'Chemo+Blina > Chemo: favours-therapy',
    ],
    [
      'Chemotherapy without blinatumomab was inferior to chemotherapy with blinatumomab.',
      'Chemo+Blina > Chemo: favours-therapy',
    ],
    [
      'Survival was longer with chemotherapy without blinatumomab than with chemotherapy and blinatumomab.',
      'Chemo+Blina > Chemo: favours-comparator',
    ],
    ['Survival was similar with and without blinatumomab.', 'Blina > -: same'],
    [
      'The hazard ratio for relapse with blinatumomab versus no blinatumomab was 0.6 (95% CI 0.4 to 0.9).',
      forBlina,
    ],
  ]);
});

describe('"without" that only says in whom, or speaks of something else, leaves the plain reading', () => {
  reads([
    ['Blinatumomab improved survival without increasing toxicity.', forBlina],
    ['Blinatumomab improved survival without transplantation.', forBlina],
    ['Blinatumomab improved survival in children who did not receive transplantation.', forBlina],
    ['In patients without prior transplantation, blinatumomab improved survival.', forBlina],
    [
      'In patients without prior transplantation survival was longer with blinatumomab than with chemotherapy.',
      blinaOverChemo,
    ],
    [
      'Survival was longer with blinatumomab than with chemotherapy in patients without transplantation.',
      blinaOverChemo,
    ],
    [
      'Survival was longer with blinatumomab than with chemotherapy, without chemotherapy-related toxicity.',
      blinaOverChemo,
    ],
    ['Blinatumomab improved survival regardless of transplantation.', forBlina],
    ['Blinatumomab had a beneficial effect on survival in children not given chemotherapy.', forBlina],
    [
      'Blinatumomab improved survival in children receiving or not receiving chemotherapy.',
      'Blina+Chemo > -: favours-therapy',
    ],
  ]);
});

describe('who did not receive it', () => {
  reads([
    ['Relapse was less frequent in children not given blinatumomab.', nothing],
    ['Relapse was less frequent in children who did not receive blinatumomab.', nothing],
    ["Relapse was less frequent in those who didn't undergo transplantation.", nothing],
    ['Relapse was less frequent in those who had never received blinatumomab or inotuzumab.', nothing],
    ['Children who were not treated with blinatumomab had longer survival.', nothing],
    ['Survival was better in patients who refused chemotherapy.', nothing],
    ['Lack of blinatumomab was associated with shorter survival.', nothing],
  ]);
});

describe('after it was withdrawn, put off or made less', () => {
  reads([
    ['Survival fell after blinatumomab was withdrawn.', nothing],
    ['Survival improved once chemotherapy was finally stopped.', nothing],
    ['After stopping blinatumomab, survival fell.', nothing],
    ['Discontinuation of blinatumomab and chemotherapy reduced survival.', nothing],
    ['Blinatumomab withdrawal worsened survival.', nothing],
    ['Relapse was less frequent when blinatumomab was avoided.', nothing],
    ['De-escalation of chemotherapy improved survival.', nothing],
    ['Less chemotherapy gave longer survival.', nothing],
    ['Lower doses of chemotherapy improved survival.', nothing],
    ['Delaying blinatumomab reduced survival.', nothing],
    ['Survival was higher before blinatumomab was introduced.', nothing],
    ['Switching from chemotherapy to blinatumomab improved survival.', 'Blina > -: nothing'],
    ['Survival improved when chemotherapy was replaced by blinatumomab.', 'Blina > -: nothing'],
  ]);
});

describe('what was not stopped, and what stopped for another reason, leaves the plain reading', () => {
  reads([
    ['The trial was stopped early because blinatumomab improved survival.', forBlina],
    ['Blinatumomab improved survival without delaying relapse.', forBlina],
    ['Blinatumomab without interruption improved survival.', forBlina],
    ['Chemotherapy was stopped in 12% of the children.', 'Chemo > -: nothing'],
    ['The blinatumomab arm was terminated early because survival was longer.', forBlina],
    [
      'Relapse occurred in fewer blinatumomab-treated children than in children given chemotherapy.',
      blinaOverChemo,
    ],
  ]);
});

describe('"instead of" and "rather than" name the other side', () => {
  reads([
    [
      'Patients who received chemotherapy instead of blinatumomab relapsed more often.',
      'Blina > Chemo: nothing',
    ],
    [
      'Patients who received chemotherapy rather than blinatumomab died more often.',
      'Blina > Chemo: nothing',
    ],
    ['Survival was shorter with chemotherapy instead of blinatumomab.', blinaOverChemo],
    ['Survival was worse when chemotherapy was used in place of blinatumomab.', blinaOverChemo],
    ['Chemotherapy rather than blinatumomab reduced relapse.', chemoOverBlina],
    ['Survival was better in children given blinatumomab rather than chemotherapy.', blinaOverChemo],
    ['Blinatumomab improved survival over chemotherapy.', blinaOverChemo],
    ['Rather than improving survival, blinatumomab reduced it.', 'Blina > -: favours-comparator'],
    ['Blinatumomab prolonged rather than reduced survival.', forBlina],
  ]);
});

describe('"A, but not B" says nothing of B', () => {
  reads([
    ['Blinatumomab, but not inotuzumab, improved survival.', forBlina],
    ['Blinatumomab, but not inotuzumab or chemotherapy, improved survival.', forBlina],
    ['Survival was longer with blinatumomab, but not with inotuzumab.', forBlina],
    ['Only inotuzumab, not blinatumomab, reduced relapse.', 'Ino > -: favours-therapy'],
    [
      'Survival improved in the blinatumomab group but not in the inotuzumab group.',
      'Blina > Ino: favours-therapy',
    ],
    ['Blinatumomab reduced relapse but inotuzumab did not.', forBlina],
    ['All drugs except blinatumomab improved survival.', nothing],
    ['Not only blinatumomab but also inotuzumab improved survival.', 'Blina+Ino > -: favours-therapy'],
    ['Blinatumomab improved not only survival but also remission.', forBlina],
    ['Unlike chemotherapy, blinatumomab did not reduce relapse.', 'Blina > Chemo: nothing'],
    ['Unlike chemotherapy, blinatumomab reduced relapse.', blinaOverChemo],
  ]);
});

const blinaOpen = 'Blina > -: nothing';
describe('what became of a finding undoes it', () => {
  reads([
    ['The benefit of blinatumomab for survival was lost after adjustment.', blinaOpen],
    ['The improvement of survival with blinatumomab disappeared after adjustment.', blinaOpen],
    ['The benefit of blinatumomab on survival did not persist.', blinaOpen],
    ['The survival advantage of blinatumomab was not maintained at five years.', blinaOpen],
    ['Although blinatumomab improved survival at one year, the difference vanished later.', blinaOpen],
    ['Survival initially improved with blinatumomab, but this was not sustained.', blinaOpen],
    ['Survival with blinatumomab improved at first but fell thereafter.', blinaOpen],
    ['Survival was no longer better with blinatumomab after adjustment.', blinaOpen],
    ['Adjustment abolished the survival advantage of blinatumomab.', blinaOpen],
    ['The better survival with blinatumomab was explained by age.', blinaOpen],
    ['Blinatumomab lost its advantage over chemotherapy in survival.', 'Blina > Chemo: nothing'],
    ['A benefit of blinatumomab on survival was not seen.', blinaOpen],
    ['Better survival with blinatumomab was not shown.', blinaOpen],
  ]);
});

describe('what was not confirmed, or denied', () => {
  reads([
    ['Previous trials reported that blinatumomab improved survival; ours could not confirm this.', blinaOpen],
    ['Previous trials reported that blinatumomab improved survival. Ours could not confirm it.', blinaOpen],
    ['Earlier studies showed longer survival with blinatumomab, but we found no difference.', blinaOpen],
    ['Contrary to earlier reports that blinatumomab improved survival, we found no difference.', blinaOpen],
    ['The reported benefit of blinatumomab on survival was not reproduced.', blinaOpen],
    ['The notion that blinatumomab improves survival was not supported by our data.', blinaOpen],
    ['The claim that blinatumomab improves survival was refuted.', blinaOpen],
    ['It is wrong to say that blinatumomab improves survival.', blinaOpen],
    ['Few trials showed longer survival with blinatumomab.', blinaOpen],
    ['We could not confirm that blinatumomab improves survival.', 'Blina > -: not-stated'],
    ['Blinatumomab failed to show a benefit in survival.', 'Blina > -: not-stated'],
    ['None of the trials showed that blinatumomab improved survival.', 'Blina > -: not-stated'],
    ['We do not believe that blinatumomab improves survival.', 'Blina > -: not-stated'],
  ]);
});

describe('what held, or was lost besides, leaves the plain reading', () => {
  reads([
    ['The benefit of blinatumomab on survival persisted after adjustment.', forBlina],
    ['The benefit of blinatumomab on survival was not lost after adjustment.', forBlina],
    ['The benefit of blinatumomab on survival did not disappear after adjustment.', forBlina],
    ['Blinatumomab improved survival, and this was confirmed in two other trials.', forBlina],
    ['Contrary to expectation, blinatumomab improved survival.', forBlina],
    ['Survival improved with blinatumomab without loss of efficacy.', forBlina],
    ['Survival was longer with the relapse-reducing blinatumomab than with chemotherapy.', blinaOverChemo],
    ['A few trials showed longer survival with blinatumomab.', forBlina],
    ['Better survival with blinatumomab was explained by deeper remissions.', forBlina],
    ['Blinatumomab improved survival so much that hospital care was no longer needed.', forBlina],
    [
      'More weight was lost, and survival was longer with blinatumomab than with chemotherapy.',
      blinaOverChemo,
    ],
    ['Adverse effects were not observed, and blinatumomab improved survival.', forBlina],
    ['None of the effects were explained by age; blinatumomab improved survival.', forBlina],
    ['Earlier trials showed no benefit, but ours found that blinatumomab improved survival.', forBlina],
    ['Early blinatumomab improved survival but did not increase toxicity.', forBlina],
    ['The benefit was lost. Relapse was lower with blinatumomab than with chemotherapy.', blinaOverChemo],
  ]);
});

describe('what a person has chosen', () => {
  it('is not given the direction of those who did not receive it', () => {
    const chosen = { therapy: ['Blina'] };
    expect(proposed('Survival was longer without blinatumomab.', chosen)).toBe(nothing);
    expect(proposed('Chemotherapy improved survival without blinatumomab.', chosen)).toBe(nothing);
    expect(proposed('All drugs except blinatumomab improved survival.', chosen)).toBe(nothing);
  });

  it('turns "with A than without A" along with it', () => {
    const sentence = 'Survival was longer with blinatumomab than without blinatumomab.';
    expect(proposed(sentence, { comparator: ['Blina'] })).toBe('- > -: favours-comparator');
    expect(proposed(sentence, { therapy: ['Blina'] })).toBe('- > -: favours-therapy');
  });
});
