import { abbreviationsOf } from '#shared/proposals/abbreviations.ts';
import { makeDictionary } from '#shared/proposals/dictionary.ts';
import { directionFrom, proposeConcepts } from '#shared/proposals/propose-concepts.ts';
import { proposeDirection } from '#shared/proposals/propose-direction.ts';
import { tokensOf } from '#shared/proposals/tokens.ts';
import { type Figure, figure, times } from '../measure.ts';
import { conceptsOf, pointers, taxonomies } from './sentences.ts';

const PAGE = 5_000;
const BOOK = 350;
const RUNS = 50;

/** How long proposals take for a sentence, a page and a book, with the words of articles that the repository keeps. */
export async function speeds(): Promise<Figure[]> {
  const concepts = Object.values(taxonomies()).flatMap((file) =>
    conceptsOf(file).map((concept) => ({ ...concept, id: `${file.id} ${concept.id}`, parentId: null })),
  );
  const dictionary = makeDictionary(concepts);
  const words = pointers().map(({ text }) => text ?? '');
  const page = words.join(' ').slice(0, PAGE);
  const sentence = words.find((text) => text.length > 150) ?? page;
  const concept = (text: string) =>
    proposeConcepts({ sentence: text, quote: { start: 0, end: text.length }, abbreviations: [] }, dictionary);
  const direction = (text: string) => proposeDirection(text, directionFrom(concept(text), dictionary));
  const book = page.repeat(BOOK);
  const floor = { what: 'finding its words', taken: await times(RUNS, () => tokensOf(page)) };
  const of = `${concepts.length} concepts`;
  return [
    figure(
      { bench: 'concepts and direction of a sentence', of },
      await times(RUNS, () => direction(sentence)),
    ),
    figure({ bench: 'concepts of a page', of }, await times(RUNS, () => concept(page)), floor),
    figure({ bench: 'abbreviations', of: `${BOOK} pages` }, await times(RUNS, () => abbreviationsOf(book))),
  ];
}
