import { NotOffered } from '../impossible-data.ts';

/** To which studies `add` is added: those with a zero cell, all, all if any has a zero cell, none. */
export type AddTo = 'only0' | 'all' | 'if0all' | 'none';

/** What can be chosen about effect sizes. What is not given is as metafor 3.8-1 has it. */
export interface EffectSizeSettings {
  /** Added to each cell of a study; 0.5, but 0 for measures that need none (AS, IRSD, PAS, PFT). */
  readonly add?: number;
  /** Default `only0`. */
  readonly to?: AddTo;
  /** Leave out studies without an event, or with nothing but events, in both groups. Default false. */
  readonly drop00?: boolean;
  /** Variance of a standardised mean difference: metafor's (g² / 2N, default) or RevMan's (g² / 2(N − 3.94)). */
  readonly smdVariance?: 'metafor' | 'revman';
  /** Correction of a standardised mean difference: exact (default), approximate (default with RevMan's variance), none. */
  readonly smdBias?: 'exact' | 'approx' | 'none';
  /** Definitions of ROM and SMDH: of metafor 3.8-1 (default) or of metafor 5, which corrects the bias of ROM. */
  readonly definitions?: 'metafor-3.8' | 'metafor-5';
}

/** The policy for zero cells. */
export interface ZeroCellPolicy {
  readonly add: number;
  readonly to: AddTo;
}

/** The policy of some settings; `usual` is what the measure adds by default. Throws NotOffered for a negative addition. */
export function zeroCellPolicy({ add, to }: EffectSizeSettings, usual: number): ZeroCellPolicy {
  if (add !== undefined && !(Number.isFinite(add) && add >= 0)) {
    throw new NotOffered(
      `Nothing can be added to a zero cell as ${add}. Choose a number from 0, usually 0.5.`,
    );
  }
  return { add: add ?? usual, to: to ?? 'only0' };
}

/** How much is added to the cells of each study, given which have a zero cell. */
export function additions({ add, to }: ZeroCellPolicy, zeros: readonly boolean[]): readonly number[] {
  const any = zeros.includes(true);
  return zeros.map((zero) => {
    if (to === 'all') return add;
    if (to === 'only0') return zero ? add : 0;
    return to === 'if0all' && any ? add : 0;
  });
}
