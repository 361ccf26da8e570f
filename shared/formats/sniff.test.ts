import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataBytes, dataFiles, dataFolders, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { refusal } from './refusal.ts';
import { sizeCaps, sniff, sniffBytes, type Sniffed } from './sniff.ts';

function sniffText(text: string, name: string): Sniffed {
  const bytes = new TextEncoder().encode(text);
  return sniff(bytes.subarray(0, sniffBytes), bytes.length, name);
}

function sniffLatin(text: string, name: string): Sniffed {
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  return sniff(bytes, bytes.length, name);
}

const prose =
  'Children with relapsed ALL were randomised.\n\nRemission was higher with blinatumomab: 79 %, not 48 %.\n';

test.each([
  [
    '{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x", "type": "AnnotationCollection"}',
    'a.json',
  ],
  [
    '[{"@context": ["https://example.org/own", "http://www.w3.org/ns/anno.jsonld"], "type": "Annotation"}]',
    'a',
  ],
  ['{"type": ["Annotation"], "body": "http://example.org/b", "target": "http://example.org/t"}', 'a.txt'],
])('annotations are known by what they say, not by their name: %s', (text, name) => {
  const sniffed = sniffText(text, name);
  expect(sniffed).toEqual({ kind: 'annotations' });
  expect(refusal(sniffed, name)?.message).toBe(
    `${name} holds annotations, and is no paper. Nothing was imported from it.`,
  );
});

test('JSON that only speaks of annotations holds none', () => {
  for (const text of ['{"type": "Annotation"}', '{"title": "Annotation", "target": "CD19"}'])
    expect(sniffText(text, 'a.json')).toMatchObject({ kind: 'unsupported' });
});

describe('documents', () => {
  test.each([
    ['news.txt', 'text'],
    ['README', 'text'],
    ['trial v1.2 notes', 'text'],
    ['paper.transcript', 'text'],
    ['notes.md', 'markdown'],
    ['page.html', 'html'],
    ['page.htm', 'html'],
  ])('a text named %s is %s', (name, format) => {
    expect(sniffText(prose, name)).toEqual({ kind: 'document', format, mislabelled: null });
  });

  test('a PDF may begin behind other bytes, within the first 1024', () => {
    const at = (offset: number) => sniffLatin(`${'\0'.repeat(offset)}%PDF-1.4\n%\xe2\xe3\xcf\xd3\n`, 'a.pdf');
    expect(at(0)).toMatchObject({ kind: 'document', format: 'pdf' });
    expect(at(1000)).toMatchObject({ kind: 'document', format: 'pdf' });
    expect(at(1100)).toMatchObject({ kind: 'unreadable', format: 'pdf' });
  });

  test('content wins over the name, and the outcome says so', () => {
    const page = '<!DOCTYPE html><html><body><p>Sign in to read this article.</p></body></html>';
    expect(sniffText(page, 'article.pdf')).toEqual({
      kind: 'document',
      format: 'html',
      mislabelled: 'Named .pdf, but it holds an HTML page.',
    });
    expect(sniffLatin('%PDF-1.7\n', 'article.txt')).toMatchObject({
      format: 'pdf',
      mislabelled: expect.any(String),
    });
    expect(sniffText(page, 'notes.txt')).toMatchObject({ format: 'html', mislabelled: expect.any(String) });
  });

  test('a text about PDF is still a text', () => {
    expect(sniffText('The header %PDF-1.4 opens each file.', 'notes.md')).toMatchObject({
      format: 'markdown',
    });
  });

  test('a file named .pdf that holds no PDF is kept as unreadable', () => {
    expect(sniffText('not a pdf at all', 'a.pdf')).toMatchObject({ kind: 'unreadable', format: 'pdf' });
    expect(sniffLatin('\0\x01\x02\x03'.repeat(30), 'a.pdf')).toMatchObject({
      kind: 'unreadable',
      format: 'pdf',
    });
  });

  test.each(['utf-16le', 'utf-16be'])('%s is text with and without its byte-order mark', (encoding) => {
    const units = Uint16Array.from(prose, (char) => char.charCodeAt(0));
    const bytes = new Uint8Array(units.buffer.slice(0));
    if (encoding === 'utf-16be')
      for (let at = 0; at < bytes.length; at += 2) bytes.subarray(at, at + 2).reverse();
    const mark = encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff];
    for (const head of [bytes, Uint8Array.from([...mark, ...bytes])]) {
      expect(sniff(head, head.length, 'a.txt')).toMatchObject({ kind: 'document', format: 'text' });
    }
  });

  test('XHTML is HTML, and Markdown may begin with a tag', () => {
    const xhtml =
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html xmlns="http://www.w3.org/1999/xhtml">';
    expect(sniffText(xhtml, 'a.xhtml')).toMatchObject({ format: 'html', mislabelled: null });
    expect(sniffText('<p align="center">Logo</p>\n\n# Title', 'README.md')).toMatchObject({
      format: 'markdown',
    });
  });

  test('prose that speaks of references or lists words is no reference file', () => {
    const talk = 'An export begins with a line like this:\nTY  - JOUR\n\n'.concat(prose.repeat(20));
    expect(sniffText(talk, 'howto.txt')).toMatchObject({ kind: 'document' });
    expect(sniffText(`We extracted title, author, year.\n${prose}`, 'a.txt')).toMatchObject({
      kind: 'document',
    });
    expect(sniffText(`Write to @smith for the data.\n${prose}`, 'a.txt')).toMatchObject({ kind: 'document' });
  });
});

describe('refusals', () => {
  test.each([
    ['PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml', 'a.docx', 'Word document (DOCX)'],
    ['PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml', 'a.bin', 'Excel workbook (XLSX)'],
    [
      'PK\x03\x04\x14\0\x06\0[Content_Types].xml ppt/presentation.xml',
      'a.pptx',
      'PowerPoint presentation (PPTX)',
    ],
    ['PK\x03\x04\n\0\0\0mimetypeapplication/epub+zip', 'a.epub', 'EPUB book'],
    ['PK\x03\x04\n\0\0\0holiday.jpg', 'a.zip', 'ZIP archive'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'a.png', 'PNG image'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'a.pdf', 'PNG image'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'a.jpg', 'JPEG image'],
    ['II*\0\x08\0\0\0', 'a.tif', 'TIFF image'],
    ['{\\rtf1\\ansi', 'a.rtf', 'RTF document'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'a.doc', 'old Word document (DOC)'],
    ['SQLite format 3\0\x10\0', 'a.db', 'SQLite database'],
    ['\x7fELF\x02\x01\x01\0', 'a', 'program'],
    ['MZ\x90\0\x03\0\0\0', 'a.exe', 'program'],
    [
      '<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS"><article>',
      'a.xml',
      'JATS article (XML)',
    ],
    ['<?xml version="1.0"?><data><x/></data>', 'a.xml', 'XML data'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', 'a.svg', 'SVG image'],
    ['name,dose\nblinatumomab,15\n', 'doses.csv', 'CSV table'],
    ['{"name": "blinatumomab"}', 'a.json', 'JSON data'],
    ['\\documentclass{article}', 'a.tex', 'LaTeX source'],
    ['\x01\x02\0\x03', 'a.txt', 'binary file of an unknown kind'],
  ])('%j as %s is not supported: %s', (head, name, kind) => {
    const sniffed = sniffLatin(head, name);
    expect(sniffed).toEqual({ kind: 'unsupported', name: kind });
    expect(refusal(sniffed, name)).toMatchObject({
      code: 'unsupported-format',
      message: expect.stringContaining(kind),
    });
  });

  test('an empty file, and one over the cap of its format', () => {
    expect(refusal(sniff(new Uint8Array(0), 0, 'zero.pdf'), 'zero.pdf')).toEqual({
      code: 'empty-file',
      message: 'zero.pdf holds no bytes. Nothing was imported from it.',
    });
    const pdf = new TextEncoder().encode('%PDF-1.4\n');
    expect(sniff(pdf, sizeCaps.pdf, 'a.pdf').kind).toBe('document');
    expect(sniff(pdf, sizeCaps.pdf + 1, 'a.pdf')).toMatchObject({ kind: 'too-large' });
    const text = new TextEncoder().encode(prose);
    const large = sniff(text, sizeCaps.text + 1, 'a.txt');
    expect(refusal(large, 'a.txt')).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('51 MB'),
    });
  });

  test('a reference file is named', () => {
    const ris = 'TY  - JOUR\r\nTI  - Blinatumomab\r\nPY  - 2021\r\nER  - \r\n';
    for (const name of ['search.ris', 'search.txt', 'search']) {
      expect(refusal(sniffText(ris, name), name)?.message).toContain('reference file: RIS');
    }
  });
});

describe.skipIf(sheafData === null)(`real files${sheafData === null ? ` (${noSheafData})` : ''}`, () => {
  const references = dataFolders('references').flatMap((format) =>
    dataFiles('references', format)
      .filter((name) => !name.includes('.expected.'))
      .map((name) => [format, name] as const),
  );

  test.each(references)('references/%s/%s is not taken for a paper', (format, name) => {
    const bytes = dataBytes('references', format, name);
    const sniffed = sniff(bytes.subarray(0, sniffBytes), bytes.length, name);
    if (format === 'xlsx') expect(sniffed).toEqual({ kind: 'unsupported', name: 'Excel workbook (XLSX)' });
    else expect(sniffed).toMatchObject({ kind: 'references', format });
  });

  test('the name hardly matters for reference files', () => {
    const taken = references.filter(([format, name]) => {
      const bytes = dataBytes('references', format, name);
      return sniff(bytes.subarray(0, sniffBytes), bytes.length, 'renamed.txt').kind === 'document';
    });
    // Four bytes of which nothing can be told, and two columns that a text may have as well.
    expect(taken.map(([, name]) => name)).toEqual([
      'asreview_missing_values.csv',
      'jabref_IsiImporterTestEmpty.isi',
    ]);
  });

  test.each(dataFiles('articles').filter((name) => !name.endsWith('.json')))('articles/%s', (name) => {
    const bytes = dataBytes('articles', name);
    const sniffed = sniff(bytes.subarray(0, sniffBytes), bytes.length, name);
    if (name.endsWith('.html'))
      expect(sniffed).toEqual({ kind: 'document', format: 'html', mislabelled: null });
    else expect(sniffed).toEqual({ kind: 'unsupported', name: expect.stringMatching(/JATS|BioMed Central/) });
  });

  test.each(dataFiles('pdfs').filter((name) => name.endsWith('.pdf')))('pdfs/%s', (name) => {
    const bytes = dataBytes('pdfs', name);
    const kinds: Record<string, string> = { 'zero-bytes.pdf': 'empty', 'not-a-pdf.pdf': 'unreadable' };
    expect(sniff(bytes.subarray(0, sniffBytes), bytes.length, name).kind).toBe(kinds[name] ?? 'document');
  });
});

describe('any bytes', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'a.pdf',
      'a.html',
      'a.md',
      'a.txt',
      'a.csv',
      'a.xml',
      'a.json',
      'a.ris',
      'a',
      '.txt',
      'x.constructor',
    ),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ maxLength: 200, unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    fc
      .array(
        fc.constantFrom(
          '<',
          '<?xml ',
          '<!DOCTYPE ',
          '<!--',
          '-->',
          '[',
          '>',
          'TY  - ',
          '@article{',
          '{"',
          '\n',
          'PK\x03\x04',
          'a,title,',
        ),
      )
      .map((parts) => new TextEncoder().encode(parts.join(''))),
  );

  test('always give an answer, and only text is taken for text', () => {
    fc.assert(
      fc.property(bytes, name, (head, fileName) => {
        const sniffed = sniff(head, head.length, fileName);
        refusal(sniffed, fileName);
        if (sniffed.kind === 'document' && sniffed.format !== 'pdf' && head.length < 16)
          expect(head).not.toContain(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('hostile beginnings take no time', () => {
    for (const part of [
      '<!--',
      '<!DOCTYPE [',
      '<?xml',
      ' ',
      '<',
      '@a{',
      '[',
      '{',
      '"',
      ',title',
      'TY  -',
      '\n',
      'From:\n',
      '%',
      '<a ',
    ]) {
      sniffText(part.repeat(Math.ceil(sniffBytes / part.length)), 'a.txt');
    }
  });
});
