import { type EvidenceColumn, joinCell } from '#shared/domain/evidence-columns.ts';
import {
  anchorStateLabels,
  assertionLabels,
  conclusionLabels,
  contrastLabels,
  directionGlyphs,
  directionLabels,
  documentKindLabels,
  publicationLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import { analysisSetLabels, measureLabels, studyDesignLabels } from '#shared/domain/result-labels.ts';
import { directions } from '#shared/domain/values.ts';
import type { EvidenceLine } from './evidence-line.ts';
import { momentWords } from './export-facts.ts';

/** The columns that hold a value of a closed list, with the words for each. */
const coded: Readonly<Partial<Record<EvidenceColumn, Readonly<Record<string, string>>>>> = {
  sourceKind: documentKindLabels,
  publication: publicationLabels,
  design: studyDesignLabels,
  contrast: contrastLabels,
  direction: Object.fromEntries(
    directions.map((one) => [one, `${directionGlyphs[one]} ${directionLabels[one]}`]),
  ),
  conclusion: conclusionLabels,
  support: supportLabels,
  assertion: assertionLabels,
  measure: measureLabels,
  analysisSet: analysisSetLabels,
  anchor: anchorStateLabels,
};

/** A cell as a person reads it: coded values in words, directions with their sign, moments as dates. */
export function cellWords(line: EvidenceLine, key: EvidenceColumn): string {
  const cell = line[key];
  if (key === 'created' || key === 'changed') return typeof cell === 'string' ? momentWords(cell) : '';
  if (key === 'quote') return (Array.isArray(cell) ? cell : []).join(' … ');
  const text = String(joinCell(cell));
  return coded[key]?.[text] ?? text;
}

/** Text without what no XML or HTML may hold: control characters, halves of characters. */
export function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
