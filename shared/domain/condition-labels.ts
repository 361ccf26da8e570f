import {
  assertionLabels,
  conclusionLabels,
  contrastLabels,
  directionLabels,
  documentKindLabels,
  supportLabels,
} from './labels.ts';
import { studyDesignLabels } from './result-labels.ts';

/** What the screen calls the values of conditions that have a closed list of them. */
export const conditionLabels = {
  direction: directionLabels,
  conclusion: conclusionLabels,
  assertion: assertionLabels,
  support: supportLabels,
  contrast: contrastLabels,
  design: studyDesignLabels,
  kind: documentKindLabels,
} as const;
