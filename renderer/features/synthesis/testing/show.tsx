import { renderWithStore } from '#renderer/app/testing.tsx';
import { newId } from '#renderer/bridge/new-id.ts';
import type { AnalysisEdit, AnalysisRowView } from '#shared/contract/analyses.ts';
import type { Client } from '#shared/contract/client.ts';
import type { AnalysisId } from '#shared/contract/ids.ts';
import { must } from '#shared/testing/seed-claims.ts';
import type { ClaimsOutside } from '../claims/claims-context.ts';
import { SynthesisScreen } from '../synthesis-screen.tsx';

type Study = { readonly study: string; readonly cells: AnalysisRowView['cells'] };

const counts = [
  ['Brown', 12, 100, 24, 100],
  ['Gupta', 30, 210, 61, 200],
  ['Locatelli', 8, 90, 19, 95],
  ['Hogan', 41, 400, 80, 410],
  ['Kim', 3, 50, 9, 50],
] as const;

/** Five trials with events of two groups. */
export const trials: readonly Study[] = counts.map(([study, e1, n1, e2, n2]) => ({
  study,
  cells: { e1, n1, e2, n2 },
}));

/** Makes an analysis of risk ratios with these studies. */
export async function keepAnalysis(
  client: Client,
  studies: readonly Study[],
  set: AnalysisEdit = {},
): Promise<AnalysisId> {
  const analysisId = newId.analysis();
  const rows = studies.map((row) => ({ rowId: newId.analysisRow(), set: row }));
  const names = { comparison: 'Blinatumomab against chemotherapy', outcome: 'relapse' };
  const groups = { group1: 'Blinatumomab', group2: 'Chemotherapy', better: 'lower' } as const;
  must(
    await client.analyses.create({ analysisId, set: { ...names, ...groups, measure: 'RR', ...set }, rows }),
  );
  return analysisId;
}

/** The only analysis of the review, as it is kept. */
export async function kept(client: Client) {
  const [one] = must(await client.analyses.list({}));
  if (one === undefined) throw new Error('The review has no analysis.');
  return must(await client.analyses.one({ analysisId: one.id }));
}

/** Shows the stage over a review. */
export function showStage(client: Client, outside: Partial<ClaimsOutside> = {}) {
  return renderWithStore(client, <SynthesisScreen {...outside} />);
}
