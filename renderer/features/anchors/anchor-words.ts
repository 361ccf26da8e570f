import type { AnchorCandidate, AnnotationView } from '#shared/contract/annotations.ts';
import { readable } from '#shared/text/readable.ts';

type State = AnnotationView['place']['state'];

/** The sign of a state that wants a look, and what it says. */
export const stateWords: Readonly<Record<State, { readonly glyph: string; readonly words: string }>> = {
  exact: { glyph: '', words: 'In place' },
  moved: { glyph: '⤳', words: 'Moved' },
  'needs-check': { glyph: '!', words: 'Needs a look' },
  lost: { glyph: '∅', words: 'Not found' },
};

/** Why a highlight is listed, in a sentence. */
export const stateReasons: Readonly<Record<State, string>> = {
  exact: 'These words stand where they were selected.',
  moved: 'The same words stand elsewhere in the paper now.',
  'needs-check': 'Where these words belong now is not certain.',
  lost: 'Nothing like these words was found in the paper.',
};

/** The selected words on one line; a region has none. */
export function wordsOf({ anchor }: AnnotationView): string {
  return readable(anchor.quote.exact) || 'A region of the page';
}

/** `page e101`, as recorded. */
export function pageWords({ anchor }: AnnotationView): string {
  return `page ${anchor.parts[0]?.label ?? ''}`;
}

/** How like a place is to the words: `same words`, `83 % alike`. */
export function scoreWords({ score, text }: AnchorCandidate): string {
  if (text === '') return 'the same region';
  return score === 1 ? 'same words' : `${Math.round(score * 100)} % alike`;
}
