import { dataPath, dataText } from '#shared/testing/sheaf-data.ts';
import { heldSentences, type HeldSentence, type LeftOut } from './held.ts';
import { readWithPoppler, type PopplerPdf } from './poppler.ts';
import { paragraphsOf, sentencesOf } from './xml-text.ts';

/** A paper that exists as PDF and as XML, with the sentences of the XML that poppler holds in the PDF. */
export interface Paper {
  readonly name: string;
  readonly path: string;
  readonly pdf: PopplerPdf;
  readonly sentences: number;
  readonly held: readonly HeldSentence[];
  readonly leftOut: LeftOut;
}

const files = [
  ['trials-2015-16-1', 'trials-2015-16-1.xml'],
  ['trials-2015-16-14', 'trials-2015-16-14.xml'],
  ['hindawi-PMC4736231', 'hindawi-PMC4736231.nxml'],
  ['hindawi-PMC4745318', 'hindawi-PMC4745318.nxml'],
] as const;

/** The papers of the data folder that exist in both forms. @throws Error when poppler is not installed */
export function papersInBothForms(): readonly Paper[] {
  return files.map(([name, xml]) => {
    const path = dataPath('pdfs', `${name}.pdf`);
    const pdf = readWithPoppler(path);
    const sentences = sentencesOf(paragraphsOf(dataText('articles', xml)));
    return { name, path, pdf, sentences: sentences.length, ...heldSentences(pdf, sentences) };
  });
}
