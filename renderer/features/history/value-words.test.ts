import { describe, expect, test } from 'vitest';
import { fieldWords, isTold, severalWords } from './value-words.ts';

const names = { 'concept-1': 'Blinatumomab' };

describe('a field of a change in words', () => {
  test('values of several parts are told part by part, never as the log writes them', () => {
    const found = { year: 2014, authors: ['Brown, P.', 'Lee, A.'], doi: '10.1/x', journal: null };
    expect(fieldWords('proposals', {}, found, names)).toEqual({
      field: 'Found in the file',
      before: null,
      after: 'year 2014; authors Brown, P.; Lee, A.; DOI 10.1/x',
    });
    expect(fieldWords('proposals', found, {}, names).after).toBe('nothing');
    expect(fieldWords('interval', null, { low: 0.4, high: { value: 0.9 } }, names).after).toBe(
      'low 0.4; high value 0.9',
    );
  });

  test('free fields of a study are told by their names', () => {
    const fields = [
      { name: 'Funding', text: 'NIH', annotationId: 'a' },
      { name: 'Country', text: 'Italy', annotationId: null },
    ];
    expect(fieldWords('fields', fields.slice(0, 1), fields, names)).toEqual({
      field: 'Noted of the study',
      before: 'Funding: NIH',
      after: 'Funding: NIH; Country: Italy',
    });
  });

  test('of the numbers of an analysis those that changed are told, under the names that their columns have', () => {
    const before = { e1: 12, n1: 60, Risk_group: 'high' };
    expect(fieldWords('cells', before, { e1: 13, n1: 60 }, names)).toEqual({
      field: 'Numbers',
      before: 'Events of group 1: 12; Risk_group: high',
      after: 'Events of group 1: 13',
    });
    const source = { claimId: 'c', resultId: 'r' };
    expect(fieldWords('sources', {}, { e1: source, n1: source }, names)).toEqual({
      field: 'Taken from claims',
      before: null,
      after: 'Events of group 1, Total of group 1',
    });
    expect(fieldWords('sources', { e1: source }, {}, names).after).toBe('nothing');
  });

  test('what is chosen about an analysis is told in words', () => {
    const settings = { level: 0.9, drop00: true };
    expect(fieldWords('settings', {}, settings, names).after).toBe(
      'level 0.9; studies without events left out yes',
    );
    const moderators = [
      { name: 'year', factor: false },
      { name: 'dose', factor: true },
    ];
    expect(fieldWords('moderators', [], moderators, names).after).toBe('year, dose (as groups)');
    expect(fieldWords('test', 'z', 'knha', names)).toEqual({
      field: 'Interval by',
      before: 'Wald',
      after: 'Hartung-Knapp',
    });
  });

  test('times and sizes are told as everywhere on the screen', () => {
    expect(fieldWords('imported', null, '2026-11-29T09:29:12.674Z', names).after).toMatch(/^29 Nov 2026, /u);
    expect(fieldWords('size', null, 75_273, names).after).toBe('75 KB');
  });

  test('a backup is told by its moment, and what only orders and paints is not told', () => {
    const backup = '2026-11-29T12-07-15Z-opening.db 2026-11-29T12:17:34.795Z';
    expect(fieldWords('restoredFrom', null, backup, names).after).toMatch(/^the backup of 29 Nov 2026, /u);
    const told = ['sort', 'order', 'colour', 'title'].filter((field) =>
      isTold(field, { before: null, after: 3 }),
    );
    expect(told).toEqual(['title']);
    expect(isTold('title', { before: null, after: '' })).toBe(false);
    expect(isTold('title', { before: 'A', after: null })).toBe(true);
  });

  test('an anchor is told by its words, a set by its element, a closed list by its label', () => {
    const anchor = { sha256: 'x', quote: { exact: 'longer survival' }, parts: [{ page: 1 }] };
    expect(fieldWords('anchor', null, anchor, names).after).toBe('“longer survival”');
    expect(fieldWords('therapy:concept-1', null, true, names).after).toBe('Blinatumomab added');
    expect(fieldWords('direction', null, 'favours-therapy', names).after).toBe('Favours therapy');
  });
});

test('what a saved view shows is told as the sentence of its filter', () => {
  const settings = { filter: { direction: ['mixed'] }, shown: 'matrix', sort: [] };
  const therapy = '0192f0c1-2345-7abc-8def-0123456789ab';
  const names = { [therapy]: 'Blinatumomab' };
  const filter = { ...settings.filter, therapy: [therapy] };
  expect(fieldWords('settings', { filter: {}, shown: 'table' }, { ...settings, filter }, names)).toEqual({
    field: 'What it shows',
    before: 'All claims',
    after: 'Claims about Blinatumomab that are mixed (matrix)',
  });
  expect(fieldWords('settings', null, { filter: { mood: ['glad'] } }, names).after).toBe(
    'a view of a newer version',
  );
});

test('several of a kind are counted, and the first of them named', () => {
  expect(severalWords('claim', ['Longer.', undefined, 'Shorter.'], 12)).toBe(
    '12 claims: “Longer.”, “Shorter.” and others',
  );
  expect(severalWords('claim', ['Longer.', 'Shorter.'], 2)).toBe('2 claims: “Longer.”, “Shorter.”');
  expect(severalWords('concept', [''], 3)).toBe('3 concepts');
});
