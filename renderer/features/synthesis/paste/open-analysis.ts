import { createContext } from 'react';
import type { AnalysisId } from '#shared/contract/ids.ts';

/** Shows an analysis of the review. */
export const OpenAnalysis = createContext<(id: AnalysisId) => void>(() => undefined);
