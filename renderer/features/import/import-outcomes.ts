import { canBeRetried, type ImportOutcome } from '#shared/contract/imports.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { documentStateLabels } from '#shared/domain/labels.ts';

const REASONS_SHOWN = 3;
type Annotations = Extract<ImportOutcome, { outcome: 'annotations' }>;

/** The outcomes of an import as they are counted, in the order in which they matter to the person. */
export const outcomeKinds = ['refused', 'cancelled', 'annotations', 'imported', 'already-here'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export const outcomeLabels: Readonly<Record<OutcomeKind, string>> = {
  refused: 'Refused',
  cancelled: 'Not reached',
  annotations: 'Annotations',
  imported: 'Imported',
  'already-here': 'Already here',
};

/** How many files came to which end. */
export function countOutcomes(files: readonly ImportOutcome[]): Readonly<Record<OutcomeKind, number>> {
  const counts = { refused: 0, cancelled: 0, annotations: 0, imported: 0, 'already-here': 0 };
  for (const file of files) counts[file.outcome] += 1;
  return counts;
}

/** Whether files did not come in. */
export function leftSomeOut(files: readonly ImportOutcome[]): boolean {
  return files.some(
    (file) =>
      file.outcome === 'refused' ||
      file.outcome === 'cancelled' ||
      (file.outcome === 'annotations' && file.left > 0),
  );
}

/** How many files did not come in and may when they are tried again. */
export function leftToTry(files: readonly ImportOutcome[]): number {
  return files.filter(canBeRetried).length;
}

/** `12 imported, 2 already here, 1 refused`. */
export function outcomeSentence(files: readonly ImportOutcome[]): string {
  const counts = countOutcomes(files);
  const parts: readonly (readonly [number, string])[] = [
    [counts.imported, 'imported'],
    [counts['already-here'], 'already here'],
    [counts.annotations, counts.annotations === 1 ? 'file of annotations' : 'files of annotations'],
    [counts.refused, 'refused'],
    [counts.cancelled, 'not reached'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? 'Nothing was imported' : said.join(', ');
}

/** The same for an import that has ended, with the way it ended where that was not by itself. */
export function endSentence(state: JobView['state'], files: readonly ImportOutcome[]): string {
  const said = outcomeSentence(files);
  return state === 'cancelled' ? `Cancelled: ${said.replace(/^N/u, 'n')}` : said;
}

/** What is worth saying of one file beyond its outcome; null when there is nothing. */
export function outcomeNote(file: ImportOutcome): string | null {
  switch (file.outcome) {
    case 'refused':
      return file.error.message;
    case 'cancelled':
      return null;
    case 'annotations':
      return annotationWords(file);
    case 'already-here':
      return file.earlierOf === undefined
        ? 'The same bytes are in this review already.'
        : `An earlier version of “${file.earlierOf}”, whose file was replaced since.`;
    case 'imported': {
      const state = file.state === 'ready' ? null : `${documentStateLabels[file.state]}.`;
      const parts = [state, file.note].filter((part) => part !== null);
      return parts.length === 0 ? null : parts.join(' ');
    }
  }
}

/**
 * `12 imported, 3 here already, 1 not imported. With 5 claims; their studies and numbers are not part of such a file. New concepts: “PEG”. “longer survival”: Its words do not
 * stand in the paper.`
 */
function annotationWords({ added, known, left, reasons, ...made }: Annotations): string {
  const counts: readonly (readonly [number, string])[] = [
    [added, 'imported'],
    [known, 'here already'],
    [left, 'not imported'],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const told = reasons
    .slice(0, REASONS_SHOWN)
    .map(({ words, reason }) => (words === '' ? reason : `“${words}”: ${reason}`));
  const more = left > told.length && told.length > 0 ? ['…'] : [];
  return [`${said.join(', ') || 'It holds none'}.`, ...claimWords(made), ...told, ...more].join(' ');
}

/** The claims of a file, and the concepts that were made for them: where they stand is for a person to say. */
function claimWords({ claims, concepts }: Pick<Annotations, 'claims' | 'concepts'>): string[] {
  const [first, second, third, ...others] = concepts.map((name) => `“${name}”`);
  const named = [first, second, third].filter((name) => name !== undefined).join(', ');
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [
    claims === 0
      ? ''
      : `With ${claims} ${claims === 1 ? 'claim' : 'claims'}; their studies and numbers are not part of such a file.`,
    named === '' ? '' : `New concepts, at the top of the taxonomy: ${named}${more}.`,
  ].filter((words) => words !== '');
}

/** Files in the order of `outcomeKinds`, and as they came within a kind. */
export function sortOutcomes(files: readonly ImportOutcome[]): readonly ImportOutcome[] {
  return outcomeKinds.flatMap((kind) => files.filter((file) => file.outcome === kind));
}
