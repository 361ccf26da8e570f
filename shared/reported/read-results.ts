import { emptyResult, type ReportedResult } from '#shared/domain/reported-result.ts';
import { assemble } from './assemble.ts';
import { resultOf } from './draft.ts';
import { atomsOf } from './find-atoms.ts';
import { tokensOf } from './tokens.ts';

/**
 * Reads the results that a selection of a paper reports, in order: a hazard ratio and the percentages behind it are
 * two. Each keeps the whole selection in `asReported`; what is not understood stays null. Never throws; the time
 * grows with the length of the text.
 * @param text as printed, with any dashes, points and spaces
 */
export function readResults(text: string): ReportedResult[] {
  const tokens = tokensOf(text);
  return assemble(tokens, atomsOf(tokens, text), text).map((draft) => resultOf(draft, text));
}

/** The first result of a selection; an empty one with the words kept when none is found. */
export function readResult(text: string): ReportedResult {
  return readResults(text)[0] ?? { ...emptyResult, asReported: text };
}
