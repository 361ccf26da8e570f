import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationStyles } from '#shared/domain/citation-style.ts';
import { documentKinds, publications } from '#shared/domain/values.ts';
import { formatReference, inTextLabel, referenceRuns } from './format-reference.ts';
import { publishedExamples } from './testing/published-examples.ts';
import type { Work } from './work.ts';

const unknown: Work = {
  ...{
    title: '',
    authors: [],
    year: null,
    journal: null,
    doi: null,
    pmid: null,
    publication: null,
    kind: null,
  },
};
const cite = (work: Partial<Work>): string[] =>
  citationStyles.map((style) => formatReference({ ...unknown, ...work }, style));
const labels = (work: Partial<Work>): string[] =>
  citationStyles.map((style) => inTextLabel({ ...unknown, ...work }, style));

describe('as the guides print them', () => {
  test.each(publishedExamples)('$from: $reference', ({ work, style, reference }) => {
    expect(formatReference({ ...unknown, ...work }, style)).toBe(reference);
  });
});

test('as much as is known is printed, and nothing for what is not', () => {
  const known = { title: 'A title', authors: ['Brown PA'] };
  expect(cite({ ...known, year: 2021, journal: 'JAMA' })).toEqual([
    'Brown PA. A title. JAMA. 2021.',
    'Brown, P. A. (2021). A title. JAMA.',
    'Brown PA. A title. JAMA. 2021.',
  ]);
  expect(cite(known)).toEqual(['Brown PA. A title.', 'Brown, P. A. (n.d.). A title.', 'Brown PA. A title.']);
  expect(cite({ title: 'Does it work?' })).toEqual([
    'Does it work?',
    'Does it work? (n.d.).',
    'Does it work?',
  ]);
  expect(cite({ ...known, journal: 'N. Engl. J. Med.', year: 2021, pmid: '33651090' })[0]).toBe(
    'Brown PA. A title. N. Engl. J. Med. 2021. PMID: 33651090.',
  );
  expect(cite(unknown)).toEqual(['', '(n.d.).', '']);
});

describe('italics', () => {
  const italics = (work: Partial<Work>): string[][] =>
    citationStyles.map((style) =>
      referenceRuns({ ...unknown, ...work }, style).flatMap(({ text, italic }) => (italic ? [text] : [])),
    );
  const lee: Partial<Work> = {
    authors: ['Lee DW', 'Kochenderfer JN'],
    title: 'T cells expressing CD19 chimeric antigen receptors',
    ...{ journal: 'Lancet', year: 2015, volume: '385', issue: '9967', pages: '517-28' },
  };

  test('are journal and volume in APA, the journal in AMA, nothing in Vancouver', () => {
    expect(cite(lee).map((reference) => reference.split('receptors')[1])).toEqual([
      '. Lancet. 2015;385(9967):517-28.',
      '. Lancet, 385(9967), 517–528.',
      '. Lancet. 2015;385(9967):517-528.',
    ]);
    expect(italics(lee)).toEqual([[], ['Lancet', '385'], ['Lancet']]);
  });

  test('are the title of what stands by itself in APA, and of a thesis in AMA', () => {
    const alone = { title: 'A title', journal: 'bioRxiv', year: 2016 };
    expect(italics({ ...alone, publication: 'preprint' })).toEqual([[], ['A title'], ['bioRxiv']]);
    expect(italics({ ...alone, publication: 'web' })).toEqual([[], ['A title'], []]);
    expect(italics({ ...alone, publication: 'thesis' })).toEqual([[], ['A title'], ['A title']]);
  });

  test('pages stand in full or shortened as the style has them, however the record does', () => {
    const pages = (printed: string) =>
      cite({ ...lee, pages: printed }).map((text) => /\d*.?\d+\.$/u.exec(text)?.[0]);
    expect(pages('517-528')).toEqual(pages('517–28'));
    expect(cite({ ...lee, pages: 'S93-9' })[2]).toContain(':S93-S99.');
    expect(cite({ ...lee, pages: '1205-3' })[2]).toContain(':1205-3.');
  });
});

test('numbers of articles are told from pages in APA', () => {
  const printed = (pages: string) =>
    formatReference({ ...unknown, title: 'T', journal: 'BMJ', volume: '372', year: 2021, pages }, 'apa-7')
      .split('BMJ, 372, ')
      .at(1);
  const articles = ['e0209899', 'n71', 'h2345', 'CD003774', '12345'];
  expect(articles.map(printed)).toEqual(articles.map((pages) => `Article ${pages}.`));
  expect(['S93', 'S93-9', '184', '1205', '12345-52'].map(printed)).toEqual([
    ...['S93.', 'S93–S99.', '184.', '1205.', '12345–12352.'],
  ]);
});

test('what stands behind a colon begins with a capital in APA alone', () => {
  const work = { title: 'Blinatumomab in children: a single-arm trial', authors: ['Brown PA'], year: 2021 };
  expect(cite(work).map((reference) => /: (\w)/u.exec(reference)?.[1])).toEqual(['a', 'A', 'a']);
});

test('a point at the beginning of a title stays where words follow it at once, and goes where it is stray', () => {
  const first = (title: string) => cite({ title, year: 2020 })[0];
  expect(first('...and then there were none')).toBe('...and then there were none. 2020.');
  expect(first('.05 is not a threshold')).toBe('.05 is not a threshold. 2020.');
  for (const stray of ['. A title', ' ., A title', ': A title', ',A title', '.. A title']) {
    expect(first(stray)).toBe('A title. 2020.');
  }
});

test('preprints, abstracts, theses, registry records and pages say what they are', () => {
  const known = { title: 'A title', authors: ['Kording KP'], year: 2016 };
  expect(cite({ ...known, publication: 'preprint', journal: 'bioRxiv', doi: '10.1101/088278' })).toEqual([
    'Kording KP. A title. bioRxiv [Preprint]. 2016. doi: 10.1101/088278.',
    'Kording, K. P. (2016). A title. bioRxiv. https://doi.org/10.1101/088278',
    'Kording KP. A title. bioRxiv. Preprint posted online 2016. doi:10.1101/088278',
  ]);
  expect(cite({ ...known, publication: 'abstract', journal: 'Blood', volume: '132' })).toEqual([
    'Kording KP. A title [abstract]. Blood. 2016;132.',
    'Kording, K. P. (2016). A title [Abstract]. Blood, 132.',
    'Kording KP. A title [abstract]. Blood. 2016;132.',
  ]);
  expect(cite({ ...known, publication: 'thesis', journal: 'University of Bonn' })).toEqual([
    'Kording KP. A title [dissertation]. University of Bonn; 2016.',
    'Kording, K. P. (2016). A title [Thesis, University of Bonn].',
    'Kording KP. A title. Dissertation. University of Bonn; 2016.',
  ]);
  const page = { title: 'A page', publication: 'web', journal: 'News site', year: 2024 } as const;
  expect(cite({ ...page, kind: 'news', url: 'https://example.org/a', accessed: '2024-11-03' })).toEqual([
    'A page [Internet]. News site; 2024 [cited 2024 Nov 3]. Available from: https://example.org/a.',
    'A page. (2024). News site. https://example.org/a',
    'A page. News site. Published 2024. Accessed November 3, 2024. https://example.org/a',
  ]);
  expect(cite(page)).toEqual([
    'A page [Internet]. News site; 2024.',
    'A page. (2024). News site.',
    'A page. News site. Published 2024.',
  ]);
  expect(cite({ title: 'A trial', kind: 'registry-record', registration: 'NCT02393859' })[0]).toBe(
    'A trial. Identifier: NCT02393859.',
  );
});

test('names are printed as each style does', () => {
  const authors = ['King, Martin Luther, Jr.', 'Smith JA 3rd', 'Jean-Paul van Sartre'];
  expect(cite({ authors, year: 2020 })).toEqual([
    'King ML Jr, Smith JA 3rd, van Sartre JP. 2020.',
    'King, M. L., Jr., Smith, J. A., III, & van Sartre, J.-P. (2020).',
    'King ML Jr, Smith JA III, van Sartre JP. 2020.',
  ]);
});

test('a label in the text names one author, two, or the first of more', () => {
  const of = (...authors: string[]): string[] => labels({ authors, year: 2021, title: 'T' });
  expect(of('Brown PA')).toEqual(['Brown, 2021', 'Brown, 2021', 'Brown, 2021']);
  expect(of('Brown PA', 'Ji L')).toEqual(['Brown and Ji, 2021', 'Brown & Ji, 2021', 'Brown and Ji, 2021']);
  expect(of('Brown PA', 'Ji L', 'Xu X')[0]).toBe('Brown et al., 2021');
  expect(of("Children's Oncology Group")[0]).toBe("Children's Oncology Group, 2021");
  expect(labels({ authors: ['Brown PA'] })).toEqual(['Brown', 'Brown, n.d.', 'Brown']);
  expect(
    labels({ title: 'New therapy gives hope to children with leukaemia, say doctors', year: 2024 })[0],
  ).toBe('“New therapy gives hope to children …”, 2024');
  expect(labels(unknown)).toEqual(['', '', '']);
});

const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,9}$/u);
const line = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .chain((words) => fc.constantFrom('', '.', '?', ' .', ',').map((end) => words.join(' ') + end));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const works: fc.Arbitrary<Work> = fc.record({
  title: fc.oneof(line, fc.constant(''), fc.constant(' . ')),
  authors: fc.array(fc.oneof(line, fc.constant(''), fc.constant('Brown, P.A., Jr.')), { maxLength: 25 }),
  year: maybe(fc.integer({ min: 1500, max: 2200 })),
  journal: maybe(line.map((name) => name.replace('?', '.'))),
  doi: maybe(fc.constantFrom('10.1000/abc', 'https://doi.org/10.1000/x', 'no doi')),
  pmid: maybe(fc.constantFrom('123', 'PMID 5', '')),
  registration: maybe(fc.constantFrom('NCT02393859', '')),
  publication: maybe(fc.constantFrom(...publications)),
  kind: maybe(fc.constantFrom(...documentKinds)),
  volume: maybe(fc.constantFrom('12', '')),
  issue: maybe(fc.constantFrom('3', '')),
  pages: maybe(fc.constantFrom('1-9', 'e12', '')),
  url: maybe(fc.constantFrom('https://example.org/a', '')),
  accessed: maybe(fc.constantFrom('2024-11-03', 'soon', '')),
});

test('whatever is missing, no reference has dangling or double marks, empty brackets or words of programs', () => {
  fc.assert(
    fc.property(works, fc.constantFrom(...citationStyles), (work, style) => {
      for (const text of [formatReference(work, style), inTextLabel(work, style)]) {
        expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
        // The points of abbreviations go, and the three of APA, which are spaced.
        const marks = text
          .replace(', . . . ', ', ')
          .replaceAll(/(?<=(?<!\p{L})(?:\p{Lu}|Jr|n\.d|al))\./gu, '');
        expect(marks).not.toMatch(/[.,;:?!]\s*[.,;:](?!\/\/)|\s[.,;:?!]|^[.,;:]|[,;:]$/u);
        expect(text).not.toMatch(/\(\s*\)|\[\s*\]|\s{2}|^\s|\s$/u);
      }
    }),
    { numRuns: 500 },
  );
});
