import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, rawPage } from '#shared/testing/raw-pages.ts';
import { composePage } from '#shared/text/compose-page.ts';
import { findIndex, findInText, type FindOptions } from '#shared/text/find-in-text.ts';
import type { PlainPage } from '#shared/text/page-text.ts';

const plain = (...texts: string[]): PlainPage[] =>
  texts.map((text, at) => ({ page: at + 1, label: `e${at + 100}`, text }));

const asTyped: FindOptions = { wholeWords: false, matchCase: false, limit: 100 };

function found(pages: readonly PlainPage[], words: string, options: Partial<FindOptions> = {}): string[] {
  return findInText(findIndex(pages), words, { ...asTyped, ...options }).matches.map(({ parts }) =>
    parts.map(({ page, start, end }) => `${page}:${pages[page - 1]?.text.slice(start, end)}`).join(' | '),
  );
}

describe('words are found', () => {
  test('whatever their capitals, unless these shall matter', () => {
    const pages = plain('Remission was seen. A remission rate; REMISSION.');
    expect(found(pages, 'remission')).toEqual(['1:Remission', '1:remission', '1:REMISSION']);
    expect(found(pages, 'remission', { matchCase: true })).toEqual(['1:remission']);
    expect(found(pages, 'REMission', { matchCase: true })).toEqual([]);
  });

  test('whatever the accents and vowel marks on their letters, in the text or in what is typed', () => {
    const pages = plain('قال يا حَبِيبِي ثم حبيبي، résumé and resume\u0301, שָׁלוֹם');
    expect(found(pages, 'حبيبي')).toEqual(['1:حَبِيبِي', '1:حبيبي']);
    expect(found(pages, 'حَبيبي', { wholeWords: true })).toEqual(['1:حَبِيبِي', '1:حبيبي']);
    expect(found(pages, 'resume')).toEqual(['1:résumé', '1:resume\u0301']);
    expect(found(pages, 'Résumé', { matchCase: true })).toEqual([]);
    expect(found(pages, 'שלום')).toEqual(['1:שָׁלוֹם']);
    expect(found(plain('حـبـيـبي'), 'حبيبي')).toEqual(['1:حـبـيـبي']);
  });

  test('but not where a mark makes another letter or syllable', () => {
    expect(found(plain('が か'), 'か')).toEqual(['1:か']);
    expect(found(plain('कि की'), 'कि')).toEqual(['1:कि']);
    expect(found(plain('한글'), '하글')).toEqual([]);
  });

  test('over line ends, parted by a hyphen, and with a ligature', () => {
    const pages = plain('the e\ufb03cacy of re-\nmission\nrates, and efficacy');
    expect(found(pages, 'efficacy')).toEqual(['1:e\ufb03cacy', '1:efficacy']);
    expect(found(pages, 'remission rates')).toEqual(['1:re-\nmission\nrates']);
  });

  test('over the border of two columns of a page', () => {
    const left = [
      'the trial of blinatumomab in children had',
      'its primary end point in disease-free and',
      'overall survival of the randomised group',
    ];
    const right = [
      'while the second column tells another and',
      'longer story in lines of the same breadth',
      'so that nobody reads across the two of it',
    ];
    const page = composePage(rawPage([...column(50, 700, left), ...column(310, 700, right)]));
    expect(found([page], 'randomised group while the second')).toEqual([
      '1:randomised group\nwhile the second',
    ]);
    expect(found([page], 'children had while')).toEqual([]);
  });

  test('over a running foot and head, in two parts, beside places in one piece', () => {
    const pages = plain(
      'Event-free survival was better.\n\nThe estimate of event-free\n\nJournal of Trials',
      'Blina 2021\n\nsurvival at two years was 62 %.',
    );
    expect(found(pages, 'event-free survival')).toEqual([
      '1:Event-free survival',
      '1:event-free | 2:survival',
    ]);
    expect(found(pages, 'event-free survival', { wholeWords: true })).toHaveLength(2);
    expect(found(pages, 'free survival at two')).toEqual(['1:free | 2:survival at two']);
  });

  test('from one page straight to the next', () => {
    expect(found(plain('seen in re-', 'mission of all'), 'remission of')).toEqual(['1:re- | 2:mission of']);
  });

  test('within a page that a figure parts, when they stand nowhere whole', () => {
    const figure = Array.from({ length: 6 }, (_, at) => `axis ${at}`).join('\n\n');
    const pages = plain(`was seen in most of the\n\n${figure}\n\nchildren who had relapsed`);
    expect(found(pages, 'most of the children who')).toEqual(['1:most of the | 1:children who']);
  });

  test('only as whole words when asked', () => {
    const pages = plain(
      'survival, survivals; long-survival (survival) sur-\nvival of sur\u00advivalist re-\nsurvival',
    );
    expect(found(pages, 'survival', { wholeWords: true })).toEqual([
      '1:survival',
      '1:survival',
      '1:survival',
      '1:sur-\nvival',
    ]);
    expect(found(pages, 'vival', { wholeWords: true })).toEqual([]);
    expect(found(plain('é é\u0301x P<.05'), 'é', { wholeWords: true })).toEqual(['1:é']);
    expect(found(plain('with P<.05 and'), '<.05', { wholeWords: true })).toEqual(['1:<.05']);
  });

  test('with a hyphen between digits for what it is', () => {
    expect(found(plain('5-10 and 510 and 5\u201310'), '5-10')).toEqual(['1:5-10', '1:5\u201310']);
  });

  test('without overlapping, all counted and no more answered than asked for', () => {
    const findings = findInText(findIndex(plain('aaaaaaa')), 'aa', { ...asTyped, limit: 2 });
    expect(findings.total).toBe(3);
    expect(findings.matches).toHaveLength(2);
  });

  test('with a line of what stands around them', () => {
    const pages = plain(
      `${'long before '.repeat(20)}there was\nre-\nmission of all${' long after'.repeat(20)}`,
    );
    const [match] = findInText(findIndex(pages), 'remission', asTyped).matches;
    expect(match?.snippet.found).toBe('remission');
    expect(match?.snippet.before).toMatch(/^long before .*there was $/u);
    expect(match?.snippet.after).toMatch(/^ of all long after.*(?:after|long)$/u);
  });

  test('nothing is found of nothing', () => {
    for (const words of ['', '   ', '\u00ad', '\ud800'])
      expect(found(plain('some words'), words)).toEqual([]);
    expect(found([], 'some')).toEqual([]);
  });

  test('capitals that have no small form of one unit do no harm', () => {
    expect(found(plain('İstanbul İİ ΣΑΣ σας'), 'stanbul')).toEqual(['1:stanbul']);
    expect(found(plain('İstanbul İİ ΣΑΣ σας'), 'σασ')).toEqual(['1:ΣΑΣ', '1:σας']);
  });
});

const letters = fc.stringMatching(/^(?:[a-cA-C]|\u00ad|-|\n| |\ufb01|é|1|,){0,120}$/u);

describe('whatever the text', () => {
  test('a place holds the words, lies in its page, and comes after the one before', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 4 }),
        letters,
        fc.boolean(),
        (texts, words, wholeWords) => {
          const pages = plain(...texts);
          const source = findIndex(pages);
          const findings = findInText(source, words.slice(0, 8), { ...asTyped, wholeWords });
          let before = -1;
          for (const { parts } of findings.matches) {
            const first = parts[0];
            if (first === undefined) throw new Error('A place without a part.');
            const place = (source.index.starts[first.page - 1] ?? 0) + first.start;
            expect(place).toBeGreaterThan(before);
            before = place;
            for (const part of parts) {
              expect(part.start).toBeLessThan(part.end);
              expect(part.end).toBeLessThanOrEqual(pages[part.page - 1]?.text.length ?? 0);
            }
          }
          expect(findings.total).toBeGreaterThanOrEqual(findings.matches.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any stretch of it without hyphens is found at its own place', () => {
    const word = fc.stringMatching(/^[a-zà-ý]{1,8}$/u);
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.nat(4),
        (lists, pick, more) => {
          const pages = plain(...lists.map((list) => list.join('\n')));
          const list = lists[pick % lists.length] ?? [];
          const at = pick % list.length;
          const words = list.slice(at, at + 1 + more);
          const places = findInText(findIndex(pages), words.join(' ').toUpperCase(), {
            ...asTyped,
            limit: 1_000,
          });
          const start = [...list.slice(0, at), ''].join('\n').length;
          const covered = places.matches.some(({ parts }) =>
            parts.some(
              (part) => part.page === (pick % lists.length) + 1 && part.start <= start && part.end > start,
            ),
          );
          expect(covered).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
