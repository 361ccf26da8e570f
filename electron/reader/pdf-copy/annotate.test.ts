import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDict, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import type { PdfMark } from '#shared/contract/reader-annotate.ts';
import { dataFiles, dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { toDisplayRect } from '#shared/text/display.ts';
import type { PageText } from '#shared/text/page-text.ts';
import { rectsFor } from '#shared/text/rects.ts';
import { pdfAssetsFolder } from '#electron/node/pdf-assets.ts';
import { readPdf } from '../pdf.ts';
import { annotatePdf } from './annotate.ts';

const assets = pdfAssetsFolder();
const folder = mkdtempSync(join(tmpdir(), 'sheaf-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = 'remission was longer';
const poppler = spawnSync('pdftoppm', ['-v']).status === 0;
const noPoppler = poppler ? 'poppler' : 'skipped: no pdftoppm';

/** Pages turned each way, cut at their edges, with their origin elsewhere; with plain or packed tables. */
async function paper(packed: boolean, change: (document: PDFDocument) => void = () => undefined) {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const turn of [0, 90, 180, 270]) {
    const page = document.addPage([400, 600]);
    page.setMediaBox(-20, 30, 400, 600);
    page.setCropBox(10, 60, 340, 500);
    page.setRotation(degrees(turn));
    page.drawText(`In this trial ${words} than`, { x: 40, y: 400, size: 14, font });
    page.drawText('with chemotherapy alone.', { x: 40, y: 380, size: 14, font });
  }
  change(document);
  return document.save({ useObjectStreams: packed });
}

const described: Omit<PdfMark, 'kind' | 'page' | 'rects'> = {
  name: 'sheaf:0196a000-0000-7000-8000-000000000001',
  colour: [0.2, 0.5, 0.9],
  contents: 'Remission: ▲ Favours therapy — “längere”',
  author: 'Ada Lindt',
  created: '2026-11-29T10:11:12.000Z',
  modified: '2026-11-29T10:11:13.000Z',
};

function marksOn(pages: readonly PageText[]): PdfMark[] {
  return pages.flatMap((page): PdfMark[] => {
    const start = page.text.indexOf(words);
    const rects = rectsFor(page, start, page.text.length).map(
      ([...rect]): [number, number, number, number] => rect,
    );
    return [{ ...described, kind: 'highlight', page: page.page, rects }];
  });
}

async function copyOf(bytes: Uint8Array, marks?: readonly PdfMark[]) {
  const path = join(folder, 'paper.pdf');
  writeFileSync(path, bytes);
  const { pages } = await readPdf(new Uint8Array(bytes), { assets });
  const request = { id: '1', path, fileName: 'paper.pdf', marks: [...(marks ?? marksOn(pages))] };
  return { pages, answer: await annotatePdf(request, assets) };
}

async function madeOf(bytes: Uint8Array) {
  const { pages, answer } = await copyOf(bytes);
  if (!answer.ok) throw new Error(answer.error.message);
  return { pages, copy: answer.value };
}

describe.each([
  ['a plain table of objects', false],
  ['packed objects', true],
])('a PDF with %s', (_how, packed) => {
  test('has its words marked on pages that are turned and cut, and can be copied again', async () => {
    const bytes = await paper(packed);
    const { copy } = await madeOf(bytes);
    expect(copy.note).toBeNull();
    expect(Buffer.from(copy.bytes.subarray(0, bytes.length)).equals(Buffer.from(bytes))).toBe(true);
    const read = await readPdf(copy.bytes.slice(), { assets });
    const told = read.fileNotes.map(({ page, ranges, author, date, text, kind, ours }) => {
      const marked = ranges.map(({ start, end }) => read.pages[page - 1]?.text.slice(start, end)).join('|');
      return [page, marked.replaceAll(/\s+/gu, ' '), author, date, text, kind, ours];
    });
    const mark = ['Ada Lindt', '2026-11-29T10:11:13.000Z', described.contents, 'highlight'];
    expect(told).toEqual(
      [1, 2, 3, 4].map((page) => [
        page,
        `${words} than with chemotherapy alone.`,
        ...mark,
        described.name.slice('sheaf:'.length),
      ]),
    );
    const again = await madeOf(copy.bytes);
    expect((await readPdf(again.copy.bytes.slice(), { assets })).fileNotes).toHaveLength(8);
  });

  test.skipIf(!poppler)(`is drawn so by another program (${noPoppler})`, async () => {
    const bytes = await paper(packed);
    const { pages, copy } = await madeOf(bytes);
    writeFileSync(join(folder, 'before.pdf'), bytes);
    writeFileSync(join(folder, 'after.pdf'), copy.bytes);
    for (const page of pages) {
      const rects = rectsFor(page, page.text.indexOf(words), page.text.length).map((rect) =>
        toDisplayRect(page, rect),
      );
      const expected = [
        Math.min(...rects.map(({ left }) => left)),
        Math.min(...rects.map(({ top }) => top)),
        Math.max(...rects.map(({ left, width }) => left + width)),
        Math.max(...rects.map(({ top, height }) => top + height)),
      ];
      const changed = changedBox(picture('before.pdf', page.page), picture('after.pdf', page.page));
      for (const [side, value] of expected.entries())
        expect(Math.abs((changed[side] ?? Number.NaN) - value), `page ${page.page}`).toBeLessThan(2);
    }
  });
});

type Picture = { readonly width: number; readonly pixels: Buffer };

/** A page drawn by poppler, one pixel a unit. */
function picture(name: string, page: number): Picture {
  const args = ['-r', '72', '-cropbox', '-f', String(page), '-l', String(page), join(folder, name)];
  const { stdout } = spawnSync('pdftoppm', args, { maxBuffer: 64 * 1024 * 1024 });
  const head = /^P6\s(\d+)\s(\d+)\s255\s/u.exec(stdout.toString('latin1', 0, 60));
  return { width: Number(head?.[1]), pixels: stdout.subarray(head?.[0].length ?? 0) };
}

function changedBox(before: Picture, after: Picture): number[] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < before.pixels.length; at += 1) {
    if (before.pixels[at] === after.pixels[at]) continue;
    const [x, y] = [Math.floor(at / 3) % before.width, Math.floor(at / 3 / before.width)];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x + 1);
    box[3] = Math.max(box[3], y + 1);
  }
  return box;
}

describe('a file that nothing can be added to for certain', () => {
  const refusal = async (bytes: Uint8Array) => {
    const { answer } = await copyOf(bytes, [
      { ...described, kind: 'square', page: 1, rects: [[10, 10, 50, 50]] },
    ]);
    return answer.ok ? 'copied' : answer.error.message;
  };

  test('is refused with what to do instead', async () => {
    const whole = await paper(false);
    const instead = 'No copy was written. The annotations can be exported as JSON-LD.';
    const locked = await PDFDocument.load(whole);
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
    const closed = await PDFDocument.load(whole);
    closed.encrypt({ userPassword: '', ownerPassword: 'owner', permissions: { printing: 'highResolution' } });
    expect(await refusal(await locked.save())).toBe(`paper.pdf is locked by a password. ${instead}`);
    expect(await refusal(await closed.save())).toBe(`paper.pdf is protected against changes. ${instead}`);
    const text = Buffer.from(whole).toString('latin1');
    const nowhere = Buffer.from(text.replace(/startxref\s+\d+/u, 'startxref\n17'), 'latin1');
    expect(await refusal(nowhere)).toMatch(/^paper\.pdf is damaged .* No copy was written\./u);
    expect(await refusal(Buffer.from('not a PDF'))).toBe(`paper.pdf could not be opened. ${instead}`);
  });

  test('a signed one is copied, with a word of warning', async () => {
    const bytes = await paper(false, (document) => {
      const { context, catalog } = document;
      const form = context.obj({ Fields: [], SigFlags: 3 });
      catalog.set(PDFName.of('AcroForm'), form instanceof PDFDict ? context.register(form) : form);
    });
    expect((await madeOf(bytes)).copy.note).toBe(
      'The file is signed: programs will say that it was changed after it was signed.',
    );
  });
});

describe.skipIf(sheafData === null)(
  `real papers (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
  () => {
    test('are copied whole, or refused in words; none hangs or throws', async () => {
      for (const name of dataFiles('pdfs').filter(
        (file) => file.endsWith('.pdf') && !file.startsWith('long'),
      )) {
        const path = dataPath('pdfs', name);
        const mark: PdfMark = { ...described, kind: 'square', page: 1, rects: [[10, 10, 50, 50]] };
        const answer = await annotatePdf({ id: name, path, fileName: name, marks: [mark] }, assets);
        const paperOfTrials = /^(?:trials|hindawi|bmj)/u.test(name);
        if (paperOfTrials) expect([name, answer.ok]).toEqual([name, true]);
        if (!answer.ok) expect(answer.error.message).toContain(`${name} `);
        else expect(answer.value.bytes.length).toBeGreaterThan(readFileSync(path).length);
      }
    }, 120_000);
  },
);
