import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { Candidate } from './candidates.ts';

/** Which claims are looked at; an empty list is no condition. */
export interface ClaimFilter {
  readonly therapy: readonly ConceptId[];
  readonly outcome: readonly ConceptId[];
}

/** As many claims as are looked at in one go. */
const most = 10_000;

/** The rows that claims would give, in the order of the evidence; undefined until they are known. */
export function useCandidates(
  { measure }: Pick<AnalysisSummary, 'measure'>,
  filter: ClaimFilter,
): {
  readonly candidates: readonly Candidate[] | undefined;
  /** Others are being looked for: those that are shown are of what was asked before. */
  readonly looking: boolean;
  readonly error: AppError | null;
} {
  const [therapy, outcome] = [[...filter.therapy], [...filter.outcome]];
  const view = useRead(methods.evidence.view, { filter: { therapy, outcome } }, { keepPrevious: true });
  const claimIds = view.data?.claimIds.slice(0, most);
  const rows = useRead(
    methods.analyses.fromClaims,
    claimIds === undefined ? null : { measure, claimIds, therapy },
    { keepPrevious: true },
  );
  const looking = view.isFetching || rows.isFetching || rows.data === undefined;
  return { candidates: rows.data, looking, error: view.error ?? rows.error };
}

/** Whether the review has claims that could be looked at. */
export function useHasClaims(): boolean {
  const documents = useRead(methods.documents.list, {}).data ?? [];
  return documents.some(({ claims }) => claims > 0);
}
