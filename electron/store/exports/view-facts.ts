import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import { filterSentence, sentenceText } from '#shared/domain/filter-sentence.ts';
import { countAll, pooledBeside } from '../repositories/evidence.ts';
import { excludedPapers } from '../repositories/documents.ts';
import { reviewRow } from '../repositories/reviews.ts';
import { sentenceNames } from '../repositories/sentence-names.ts';
import { countStudies } from '../repositories/studies.ts';
import type { Session } from '../session.ts';
import type { ExportFacts } from './export-facts.ts';
import { filterWords } from './filter-words.ts';

/** What an export of a view says of itself, made now. */
export function viewFacts(
  session: Session,
  view: { readonly filter: EvidenceFilter; readonly ids: readonly string[]; readonly documents: number },
  lines: number,
): ExportFacts {
  const { reader } = session;
  const { title, citationStyle } = reviewRow(reader);
  const claims = view.ids.length;
  const { allClaims, putAside } = countAll(reader);
  return {
    ...{ review: title, filter: filterWords(reader, view.filter), lines, claims, documents: view.documents },
    sentence: sentenceText(filterSentence(view.filter, sentenceNames(reader))),
    studies: countStudies(reader, view.ids),
    filteredOut: allClaims - claims,
    ...{ pooledBeside: pooledBeside(reader, view.filter), putAside },
    excluded: excludedPapers(reader),
    ...{ citationStyle, appVersion: session.author().appVersion, made: new Date().toISOString() },
  };
}
