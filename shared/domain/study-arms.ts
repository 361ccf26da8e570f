import type { ReportedArm } from './reported-result.ts';

type Sized = Pick<ReportedArm, 'label' | 'side' | 'nRandomised' | 'nAnalysed'>;

/** An arm in words, and all that results tell of it. */
export type ArmGroup<A> = { readonly words: string; readonly arms: readonly A[] };

/**
 * The arms of a study as far as its results tell them, each with every size that is printed, the largest first:
 * "blinatumomab: 718 randomised, 417 analysed". Subgroups have sizes of their own, so that an arm may have several.
 * An arm without a name is called by its side; one of which nothing is known is left out.
 */
export function armGroups<A extends Sized>(arms: readonly A[]): ArmGroup<A>[] {
  const byName = Map.groupBy(
    arms.filter(({ label, side }) => label.trim() !== '' || side !== null),
    ({ label, side }) => (label.trim() || (side ?? '')).toLocaleLowerCase('en'),
  );
  return [...byName.values()].map((same) => {
    const [first] = same;
    const name = first?.label.trim() || (first?.side ?? '');
    const sizes = [
      sizeWords(
        same.map(({ nRandomised }) => nRandomised),
        'randomised',
      ),
      sizeWords(
        same.map(({ nAnalysed }) => nAnalysed),
        'analysed',
      ),
    ].filter((words) => words !== '');
    return { words: sizes.length === 0 ? name : `${name}: ${sizes.join(', ')}`, arms: same };
  });
}

function sizeWords(sizes: readonly (number | null)[], what: string): string {
  const known = [...new Set(sizes)].filter((size) => size !== null).toSorted((a, b) => b - a);
  return known.length === 0 ? '' : `${known.join(' / ')} ${what}`;
}
