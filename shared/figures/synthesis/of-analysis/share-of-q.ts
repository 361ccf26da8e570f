import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { type Interval, shareOfQ } from '#shared/stats/models/heterogeneity.ts';

/** I² (percent) and H² of a Q, with their test-based intervals where these are known. */
export interface ShareOfQ {
  readonly i2: number;
  readonly h2: number;
  readonly i2Interval: Interval | null;
  readonly h2Interval: Interval | null;
}

/**
 * I² and H² of the very Q that an analysis gives, with moderators the residual one; null where that has no degrees of freedom.
 * The test-based interval is of the Q of effects about their common mean: not of a residual one, and not of pooled counts.
 */
export function shareOfItsQ({ pooled, sensitivity }: Analysis): ShareOfQ | null {
  const { qe, qeDf, model, b } = pooled;
  if (qeDf < 1) return null;
  const known = model !== null && b.length === 1 ? sensitivity.heterogeneity : null;
  const { i2Interval = null, h2Interval = null } = known ?? {};
  return { ...shareOfQ(qe, qeDf), i2Interval, h2Interval };
}
