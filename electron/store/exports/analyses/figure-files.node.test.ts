import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AskedFile } from '#shared/contract/analyses.ts';
import type { AnalysisId } from '#shared/contract/ids.ts';
import { must } from '#shared/testing/seed-claims.ts';
import type { TestReview } from '../../testing.ts';
import { pngSize } from '../region-pictures.ts';
import { keepAnalysis, openAnalysis, rowsOf, writeFile, writtenFile } from './testing/kept-analysis.ts';

let review: TestReview;
let analysisId: AnalysisId;
beforeAll(async () => {
  ({ review, analysisId } = await openAnalysis());
}, 60_000);
afterAll(() => review.close());

type Format = 'svg' | 'png' | 'pdf';
type Name = Extract<AskedFile, { what: 'figure' }>['figure'];
const drawn = (figure: Name, format: Format, name = `${figure}.${format}`) =>
  writtenFile(review, analysisId, { what: 'figure', figure, format }, name);

function svgOf(bytes: Uint8Array): Document {
  return new new JSDOM('').window.DOMParser().parseFromString(strFromU8(bytes), 'application/xml');
}

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
const skipped = poppler ? '' : ' (skipped: poppler is not installed; Debian: poppler-utils)';
function ask(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('a figure', () => {
  test('is a well-formed SVG with its words, and a PNG of the same size at 300 dpi', async () => {
    const { bytes, reply } = await drawn('forest', 'svg');
    expect(reply).toMatchObject({ what: 'figure', figures: ['forest'], pooled: 4 });
    const svg = svgOf(bytes);
    expect(svg.documentElement.localName).toBe('svg');
    expect(svg.documentElement.textContent).toContain('Brown 2021');
    expect(svg.querySelector('title')?.textContent).toBe(
      'relapse <5 years & later: Blinatumomab against chemotherapy',
    );
    const png = (await drawn('forest', 'png')).bytes;
    const width = Number(svg.documentElement.getAttribute('width'));
    expect(pngSize(png)?.width).toBe(Math.round((width * 300) / 96));
  });

  test('says where letters are boxes, which an SVG has as text', async () => {
    expect((await drawn('forest', 'png')).reply).toMatchObject({ boxes: false });
    const { group1 } = must(await review.client.analyses.one({ analysisId })).analysis;
    must(await review.client.analyses.edit({ analysisId, set: { group1: 'بليناتوموماب' } }));
    expect((await drawn('forest', 'png')).reply).toMatchObject({ boxes: true });
    expect((await drawn('forest', 'pdf')).reply).toMatchObject({ boxes: true });
    const { bytes, reply } = await drawn('forest', 'svg');
    expect(reply).toMatchObject({ boxes: false });
    expect(svgOf(bytes).documentElement.textContent).toContain('بليناتوموماب');
    must(await review.client.analyses.edit({ analysisId, set: { group1 } }));
  });

  test('is computed with what it needs: leave-one-out, cumulative by year, Baujat', async () => {
    const words = async (name: Name) =>
      svgOf((await drawn(name, 'svg')).bytes).documentElement.textContent ?? '';
    expect(await words('leave-one-out')).toContain('Without Brown 2021');
    expect(await words('cumulative')).toContain('+ =Gupta 2025 (2025)');
    expect(await words('baujat')).toContain('Contribution to Q');
  });

  test('of a model with moderators the funnel plot is of residuals, with nothing filled in', async () => {
    const rows = [12, 20, 9, 16].map((e1, at) => ({
      study: `Trial ${at}`,
      cells: { e1, n1: 100, e2: 24, n2: 100, dose: at * at },
    }));
    const moderators = [{ name: 'dose', factor: false }];
    const over = await keepAnalysis(review, rowsOf(rows), { moderators });
    const file = { what: 'figure', figure: 'funnel', format: 'svg', filled: true } as const;
    const { bytes } = await writtenFile(review, over, file, 'residuals.svg');
    const words = svgOf(bytes).documentElement.textContent ?? '';
    expect(words).toContain('Residual value');
    expect(words).not.toMatch(/Hollow|Trim and fill|Shaded/u);
  });

  test('that there is not is refused with the reason, and nothing is written', async () => {
    const file = { what: 'figure', figure: 'bubble', format: 'pdf' } as const;
    const { job, path } = await writeFile(review, analysisId, { file, name: 'none.pdf' });
    expect(job.error).toMatchObject({ code: 'invalid-input' });
    expect(job.error?.message).toMatch(/of one moderator that is a number.*No file was written\.$/u);
    expect(existsSync(path)).toBe(false);
  });

  test('all figures are pictures in a zip, or the pages of a PDF', async () => {
    const names = ['forest', 'funnel', 'cumulative', 'leave-one-out', 'baujat'];
    const { bytes, reply } = await drawn('all', 'svg', 'all.zip');
    expect(reply.figures).toEqual(names);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(names.map((name) => `${name}.svg`));
    for (const file of Object.values(files)) expect(svgOf(file).documentElement.localName).toBe('svg');
    const pdf = await drawn('all', 'pdf');
    expect(strFromU8(pdf.bytes).match(/\/Type \/Page /gu)).toHaveLength(names.length);
  });
});

describe.skipIf(!poppler)(`a PDF${skipped}`, () => {
  test('is vectors and text in embedded fonts, on a page of the figure’s size', async () => {
    const [{ path, bytes }, svg] = [await drawn('forest', 'pdf'), (await drawn('forest', 'svg')).bytes];
    expect(strFromU8(bytes.subarray(0, 8))).toBe('%PDF-1.7');
    const fonts = ask('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.map((line) => line.split(/\s+/u)[0])).toEqual(['LiberationSans', 'LiberationSans-Bold']);
    for (const line of fonts) expect(line).toMatch(/CID TrueType +Identity-H +yes no +yes/u);
    const [width, height] = ['width', 'height'].map((side) =>
      Number(svgOf(svg).documentElement.getAttribute(side)),
    );
    const facts = ask('pdfinfo', path);
    expect(facts).toMatch(/Tagged: +yes/u);
    expect(facts).toContain(`Page size:       ${(width ?? 0) * 0.75} x ${(height ?? 0) * 0.75} pts`);
    expect(ask('pdfimages', '-list', path).trim().split('\n')).toHaveLength(2);
    const sorted = (words: string) =>
      words
        .split(/\s+/u)
        .filter((word) => word !== '')
        .toSorted();
    const inSvg = [...svgOf(svg).querySelectorAll('text')].map((text) => text.textContent ?? '').join(' ');
    expect(sorted(ask('pdftotext', path, '-'))).toEqual(sorted(inSvg));
  });

  test('draws nothing beyond its page and keeps words that the font has no letters for', async () => {
    const rows = rowsOf(
      Array.from({ length: 60 }, (_, at) => ({
        study: at === 3 ? 'Čapek–Müller 学校 2020' : `Study ${at} of a collaborative group with a long name`,
        cells: { e1: 3 + (at % 7), n1: 80 + at, e2: 5 + (at % 11), n2: 90 + at },
      })),
    );
    const id = await keepAnalysis(review, rows);
    const file = { what: 'figure', figure: 'forest', format: 'pdf' } as const;
    const { path } = await writtenFile(review, id, file, 'sixty.pdf');
    expect(ask('pdftotext', path, '-')).toContain('Čapek–Müller 学校 2020');
    const boxes = [...ask('pdftotext', '-bbox', path, '-').matchAll(/<(page|word) ([^>]*)>/gu)].map(
      ([, kind = '', attributes = '']) => ({
        kind,
        ...Object.fromEntries(
          [...attributes.matchAll(/(\w+)="([\d.-]+)"/gu)].map(([, name = '', value]) => [
            name,
            Number(value),
          ]),
        ),
      }),
    );
    const [page, ...words] = boxes.map((box): Record<string, number | string> => box);
    expect(words.length).toBeGreaterThan(600);
    for (const { xMin, yMin, xMax, yMax } of words) {
      expect(Math.min(Number(xMin), Number(yMin))).toBeGreaterThanOrEqual(0);
      expect(Number(xMax)).toBeLessThanOrEqual(Number(page?.['width']));
      expect(Number(yMax)).toBeLessThanOrEqual(Number(page?.['height']));
    }
  });
});

describe('what keeps a file from being written', () => {
  const script = { what: 'script' } as const;
  const refused = async (id: AnalysisId, name: string) =>
    (await writeFile(review, id, { file: script, name })).job.error;

  test('numbers that cannot be, by study, row of the table and column', async () => {
    const rows = rowsOf([
      { study: 'Left', cells: { e1: 9, n1: 3, e2: 1, n2: 2 }, set: { used: false } },
      { study: 'Good', cells: { e1: 1, n1: 30, e2: 2, n2: 30 } },
      { study: 'Bad', cells: { e1: 120, n1: 100, e2: 2, n2: 30 } },
    ]);
    const error = await refused(await keepAnalysis(review, rows), 'impossible.R');
    expect(error).toMatchObject({
      code: 'impossible-data',
      details: { study: 'Bad', row: 3, column: 'e1' },
      message:
        'Bad (row 3): Events is 120 of 100: more events than people. No file was written. Correct it, or leave the study out.',
    });
    expect(existsSync(join(dirname(review.path), 'impossible.R'))).toBe(false);
  });

  test('an analysis without numbers, and one that is gone', async () => {
    const id = await keepAnalysis(review, []);
    expect(await refused(id, 'empty.R')).toMatchObject({ code: 'invalid-input' });
    must(await review.client.analyses.delete({ analysisId: id }));
    expect(await refused(id, 'gone.R')).toMatchObject({ code: 'not-found' });
  });

  test('a place that takes no file; what was there stays', async () => {
    mkdirSync(join(dirname(review.path), 'folder.R'));
    expect(await refused(analysisId, 'folder.R')).toMatchObject({ code: 'exists' });
    const kept = join(dirname(review.path), 'kept.R');
    writeFileSync(kept, 'kept');
    const empty = await keepAnalysis(review, []);
    expect(await refused(empty, 'kept.R')).toMatchObject({ code: 'invalid-input' });
    expect(readFileSync(kept, 'utf8')).toBe('kept');
  });
});
