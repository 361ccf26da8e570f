import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentFileName, safeName, uniqueNames } from './file-names.ts';

test.each([
  ['A / B: “C”?', 'A B “C”'],
  ['con', '_con'],
  ['NUL.pdf', '_NUL.pdf'],
  ['console', 'console'],
  ['...hidden. .', 'hidden'],
  ['  ', 'Document'],
  ['../../etc/passwd', 'etc passwd'],
  ['tab\tand\nline', 'tab and line'],
  ['\u202eevil', 'evil'],
  ['e\u0301tude', 'étude'],
  ['a\ud800b', 'a\ufffdb'],
])('%j becomes %j', (text, name) => {
  expect(safeName(text, 'Document')).toBe(name);
});

test.each([
  [
    { authors: ['Brown PA', 'Ji L'], year: 2021, title: 'Blinatumomab vs chemo' },
    'Brown 2021 – Blinatumomab vs chemo.pdf',
  ],
  [{ authors: [], year: 2021, title: 'T' }, '2021 – T.pdf'],
  [{ authors: [], year: null, title: 'T?' }, 'T.pdf'],
  [{ authors: ['Brown PA'], year: null, title: ' ' }, 'Brown.pdf'],
  [{ authors: [], year: null, title: '' }, 'Document.pdf'],
] as const)('%j is the file %s', (citable, name) => {
  expect(documentFileName(citable, 'pdf')).toBe(name);
});

describe('whatever the title', () => {
  const anything = fc.oneof(
    fc.string({ maxLength: 400, unit: 'binary' }),
    fc.constantFrom('aux', 'AUX.x', '.', '..', '/', 'ß'.repeat(300), '😀'.repeat(200), 'con '),
  );

  test('a name is one that every system takes', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const name = safeName(text, 'Document');
        expect(name).toBe(name.normalize('NFC'));
        expect(name).not.toMatch(/[<>:"/\\|?*]|\p{Cc}|^\.|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(151);
        expect(name.length).toBeGreaterThan(0);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });

  test('names are told apart, also by systems that do not know letter case, and stay where they can', () => {
    const names = fc.array(fc.constantFrom('a.pdf', 'A.pdf', 'a (2).pdf', 'b', 'a.txt', 'É.md', 'é.md'));
    fc.assert(
      fc.property(names, (given) => {
        const told = uniqueNames(given);
        expect(new Set(told.map((name) => name.toLowerCase())).size).toBe(given.length);
        expect(told[0]).toBe(given[0]);
        expect(uniqueNames(told)).toEqual(told);
      }),
    );
    expect(uniqueNames(['a.pdf', 'A.pdf', 'a (2).pdf', 'c.pdf'])).toEqual([
      'a.pdf',
      'A (2).pdf',
      'a (2) (2).pdf',
      'c.pdf',
    ]);
  });
});
