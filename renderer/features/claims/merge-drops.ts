import type { ClaimView } from '#shared/contract/claims.ts';
import type { StudyView } from '#shared/contract/studies.ts';
import {
  assertionLabels,
  conclusionLabels,
  contrastLabels,
  directionGlyphs,
  directionLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import type { Names } from '#shared/domain/contrast-words.ts';

/** An entry that two claims fill differently: the one that stays and the one that a merger drops, in words. */
export type MergeDrop = { readonly field: string; readonly kept: string; readonly dropped: string };

type Said = { readonly field: string; readonly words: (claim: ClaimView) => string };
type Side = 'therapy' | 'comparator' | 'population';

/**
 * What of another claim is dropped when it is merged into one: entries that both fill, and differently. Words,
 * numbers and notes of both are kept, and what only the other has fills the gap.
 */
export function mergeDrops(
  kept: ClaimView,
  other: ClaimView,
  named: { readonly names: Names; readonly studies: readonly StudyView[] },
): MergeDrop[] {
  return [...conceptsSaid(named.names), ...fieldsSaid, studySaid(named.studies)].flatMap(
    ({ field, words }) => {
      const [mine, theirs] = [words(kept), words(other)];
      return mine === '' || theirs === '' || mine === theirs ? [] : [{ field, kept: mine, dropped: theirs }];
    },
  );
}

const fieldsSaid: readonly Said[] = [
  { field: 'Statement', words: ({ statement }) => statement },
  {
    field: 'Direction',
    words: ({ direction }) =>
      direction === null ? '' : `${directionGlyphs[direction]} ${directionLabels[direction]}`,
  },
  {
    field: 'Conclusion',
    words: ({ conclusion }) => (conclusion === null ? '' : conclusionLabels[conclusion]),
  },
  { field: 'Support', words: ({ support }) => (support === null ? '' : supportLabels[support]) },
  { field: 'Assertion', words: ({ assertion }) => (assertion === null ? '' : assertionLabels[assertion]) },
  {
    field: 'Contrast',
    words: ({ contrast, contrastChosen }) => (contrastChosen ? contrastLabels[contrast] : ''),
  },
  { field: 'Subgroup', words: ({ subgroup }) => subgroup ?? '' },
  { field: 'Time point', words: ({ timePoint }) => timePoint ?? '' },
  { field: 'Source that it cites', words: ({ citedSource }) => citedSource ?? '' },
];

function conceptsSaid(names: Names): Said[] {
  const side = (field: string, role: Side): Said => ({
    field,
    words: (claim) => claim[role].map(names).join(' + '),
  });
  return [
    side('Therapy', 'therapy'),
    side('Against', 'comparator'),
    { field: 'Outcome', words: ({ outcome }) => (outcome === null ? '' : names(outcome)) },
    side('Population', 'population'),
  ];
}

/** Only a study that a person chose is an entry of the claim. */
function studySaid(studies: readonly StudyView[]): Said {
  return {
    field: 'Study',
    words: ({ study, studyChosen }) => {
      if (!studyChosen) return '';
      return studies.find(({ id }) => id === study)?.label ?? 'No study';
    },
  };
}
