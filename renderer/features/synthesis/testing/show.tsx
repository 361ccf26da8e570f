import { render } from '@testing-library/react';
import { BridgeProvider } from '#renderer/bridge/bridge-provider.tsx';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { SynthesisScreen } from '../synthesis-screen.tsx';
import type { KeptAnalyses } from './kept-analyses.ts';

/** Shows the stage over analyses in memory. @returns the refusals that a person would have been shown */
export function showStage(link: KeptAnalyses) {
  const refusals: AppError[] = [];
  render(
    <UiProvider themeChoice="light">
      <BridgeProvider link={link} onRefused={(error) => refusals.push(error)}>
        <SynthesisScreen />
      </BridgeProvider>
    </UiProvider>,
  );
  return refusals;
}

const counts = [
  ['Brown', 12, 100, 24, 100],
  ['Gupta', 30, 210, 61, 200],
  ['Locatelli', 8, 90, 19, 95],
  ['Hogan', 41, 400, 80, 410],
  ['Kim', 3, 50, 9, 50],
] as const;

/** Five trials with events of two groups. */
export const trials = counts.map(([study, e1, n1, e2, n2]) => ({ study, cells: { e1, n1, e2, n2 } }));
