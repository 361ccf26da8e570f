import { posix } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AskedFile } from '#shared/contract/analyses.ts';
import type { AnalysisId } from '#shared/contract/ids.ts';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { asMetafor } from '#shared/stats/analysis/as-metafor.ts';
import { newAnalysis } from '#shared/stats/analysis/request.ts';
import { elements, officeParts, wordText } from '#shared/testing/office-parts.ts';
import { must } from '#shared/testing/seed-claims.ts';
import type { TestReview } from '../../testing.ts';
import { keepAnalysis, openAnalysis, reported, rowsOf, writtenFile } from './testing/kept-analysis.ts';

let review: TestReview;
let analysisId: AnalysisId;
beforeAll(async () => {
  ({ review, analysisId } = await openAnalysis());
}, 60_000);
afterAll(() => review.close());

const written = (file: AskedFile, name: string) => writtenFile(review, analysisId, file, name);

/** The analysis, computed apart from the files. */
async function computed() {
  const { rows } = must(await review.client.analyses.one({ analysisId }));
  const studies = rows.filter(({ used }) => used).map(({ study, cells }) => ({ ...cells, study }));
  return analyse({ ...newAnalysis('RR', studies), subgroup: 'risk' });
}

test('CSV has a row for each study: numbers, effect, weight, and why one was not pooled', async () => {
  const { reply, bytes } = await written({ what: 'table', format: 'csv' }, 'studies.csv');
  expect(reply).toMatchObject({ what: 'table', fileName: 'studies.csv', studies: 6, pooled: 4, figures: [] });
  const text = new TextDecoder('utf8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  const { pooled, effects } = await computed();
  expect(data.map(({ Study }) => Study)).toEqual([
    ...['Brown 2021', "'=Gupta 2025", 'Locatelli 2021', 'Hogan 2023', 'Zero 2018', 'Kim 2019'],
  ]);
  const [brown, , , , zero, kim] = data;
  expect(brown).toMatchObject({ 'Blinatumomab Events': '12', 'Chemotherapy Total': '100', year: '2021' });
  expect(brown).toMatchObject({ risk: 'high', Pooled: 'yes', 'Why not': '', Page: '1' });
  expect(Number(brown?.['Risk ratio'])).toBeCloseTo(0.5, 12);
  expect(Number(brown?.['yi (scale of analysis)'])).toBe(effects.yi[0]);
  expect(Number(brown?.['Weight (%)'])).toBe(pooled.weights?.[0]);
  expect(brown?.['As reported']).toBe(reported);
  expect(brown?.['Quote']).toContain('Remission rates were notably higher');
  expect(brown?.['Cells with a source']).toMatch(/^Blinatumomab Events; Blinatumomab Total; /u);
  expect(zero).toMatchObject({ Pooled: 'no', 'Risk ratio': '' });
  expect(zero?.['Why not']).toMatch(/^Not estimable: /u);
  expect(kim).toMatchObject({ 'Blinatumomab Events': '3', Pooled: 'no', 'Weight (%)': '' });
  expect(Number(kim?.['Risk ratio'])).toBeCloseTo(1 / 3, 12);
  expect(kim?.['Why not']).toBe('Left out: Not randomised');
});

test('Excel has I² and H² by τ² and by Q, with their intervals', async () => {
  const book = read((await written({ what: 'table', format: 'xlsx' }, 'shares.xlsx')).bytes);
  const rows: Record<string, unknown>[] = utils.sheet_to_json(book.Sheets['Result'] ?? {});
  const value = (name: string) => rows.find(({ Quantity }) => Quantity === name)?.['Value'];
  const { tau2Interval, qe, qeDf, h2 } = (await computed()).pooled;
  expect(value('H²')).toBe(h2);
  expect(value('H²: 95% CI upper')).toBe(tau2Interval?.h2.upper);
  expect(value('H² from Q')).toBe(qe / qeDf);
  expect(value('I² from Q: 95% test-based CI lower')).toBeGreaterThanOrEqual(0);
});

test('Excel has the studies with numbers as numbers, the result in full precision, and the settings', async () => {
  const book = read((await written({ what: 'table', format: 'xlsx' }, 'analysis.xlsx')).bytes);
  const beside = ['Small-study effects', 'Without pooling', 'Influence', 'Leave-one-out'];
  expect(book.SheetNames).toEqual(['Studies', 'Result', ...beside, 'Settings']);
  const rows = (name: string): Record<string, unknown>[] =>
    utils.sheet_to_json(book.Sheets[name] ?? {}, { defval: '' });
  const { pooled } = await computed();
  const [brown, gupta] = rows('Studies');
  expect(brown).toMatchObject({ Study: 'Brown 2021', 'Blinatumomab Events': 12, year: 2021 });
  expect(brown?.['Weight (%)']).toBe(pooled.weights?.[0]);
  // Typed as text, so that it stays as it is and is never run.
  expect(gupta?.['Study']).toBe('=Gupta 2025');
  const result = new Map(rows('Result').map((row) => [row['Quantity'], row]));
  expect(result.get('Risk ratio')).toMatchObject({ Value: Math.exp(pooled.b[0] ?? 0) });
  expect(result.get('Risk ratio (log scale)')).toMatchObject({ Value: pooled.b[0] });
  expect(result.get('P')?.['Value']).toBe(pooled.pval[0]);
  expect(result.get('risk = high: studies')).toMatchObject({ Value: 2, 'As printed': '2' });
  expect(result.get('In words')?.['As printed']).toMatch(/so that something else|It does not say/u);
  const settings = utils.sheet_to_csv(book.Sheets['Settings'] ?? {});
  for (const words of [
    'Comparison,Blinatumomab against chemotherapy',
    'Model,"REML, random effects"',
    'Test and interval,Hartung-Knapp',
    'Zero cells,0.5 is added to studies with a zero; studies without events in both groups are not estimable',
    'Subgroups,"by risk, separate Tau²"',
    'Order of the cumulative analysis,year',
    'Note,As planned.',
    'Pooled,4',
    'Sheaf version,',
  ])
    expect(settings).toContain(words);
});

test('ratios as reported stand under what they are, as printed and as pooled', async () => {
  const ratios = [
    ['Brown', 0.62, 0.41, 0.95],
    ['Kim', 0.8, 0.5, 1.28],
  ] as const;
  const studies = rowsOf(ratios.map(([study, ratio, lo, hi]) => ({ study, cells: { ratio, lo, hi } })));
  const unit = 'Adjusted odds ratio';
  const of = await keepAnalysis(review, studies, { measure: 'GENR', unit });
  const book = read((await writtenFile(review, of, { what: 'table', format: 'xlsx' }, 'ratios.xlsx')).bytes);
  const rows = (name: string): Record<string, unknown>[] => utils.sheet_to_json(book.Sheets[name] ?? {});
  expect(rows('Studies')[0]).toMatchObject({ Study: 'Brown', Ratio: 0.62, Lower: 0.41, Upper: 0.95 });
  expect(rows('Studies')[0]?.[unit]).toBeCloseTo(0.62, 12);
  const pooled = rows('Result').find(({ Quantity }) => Quantity === unit);
  const log = rows('Result').find(({ Quantity }) => Quantity === `${unit} (log scale)`);
  expect(pooled?.['Value']).toBe(Math.exp(Number(log?.['Value'])));
  expect(utils.sheet_to_csv(book.Sheets['Settings'] ?? {})).toContain(
    'Measure,"Adjusted odds ratio, as reported"',
  );
});

describe('Word', () => {
  async function opened() {
    const { bytes } = await written({ what: 'table', format: 'docx' }, 'analysis.docx');
    const { part } = officeParts(bytes);
    return { body: part('word/document.xml'), files: unzipSync(bytes), part };
  }

  test('has the table in the Cochrane layout, with those that are left out and why', async () => {
    const { body } = await opened();
    const [table, ...others] = elements(body, 'w:tbl');
    expect(others).toEqual([]);
    const lines = elements(table ?? body.documentElement, 'w:tr');
    expect(lines.filter((line) => elements(line, 'w:tblHeader').length > 0)).toHaveLength(2);
    const cells = lines.map((line) => elements(line, 'w:tc').map(wordText));
    expect(cells[0]).toEqual([
      ...['Study or subgroup', 'Blinatumomab', 'Chemotherapy', 'Weight'],
      'Risk ratio\nREML, random effects, 95% CI',
    ]);
    expect(cells).toContainEqual(['high']);
    expect(cells).toContainEqual([
      ...['Brown 2021', '12', '100', '24', '100'],
      expect.stringMatching(/^\d+\.\d%$/u),
      '0.50 [0.26, 0.94]',
    ]);
    expect(cells).toContainEqual(['Left out']);
    expect(cells).toContainEqual(['Kim 2019', '3', '50', '9', '50', '', '0.33 [0.10, 1.16]']);
    const all = cells.map(([first = '']) => first).join('\n');
    expect(all).toMatch(/^Heterogeneity: Tau² = /mu);
    expect(all).toMatch(/^Test for overall effect: t = /mu);
    expect(all).toMatch(/^Test for subgroup differences: /mu);
    expect(all).toMatch(/^Prediction interval$/mu);
    // Every row is as wide as the table.
    const grid = elements(body, 'w:gridCol').length;
    const spans = lines.map((line) =>
      elements(line, 'w:tc').reduce((sum, cell) => {
        const [span] = elements(cell, 'w:gridSpan');
        return sum + Number(span?.getAttribute('w:val') ?? 1);
      }, 0),
    );
    expect(new Set(spans)).toEqual(new Set([grid]));
  });

  test('says the result in words, what was chosen, and shows the forest plot with words for listeners', async () => {
    const { body, files, part } = await opened();
    const words = wordText(body.documentElement);
    expect(words).toContain('relapse <5 years & later: Blinatumomab against chemotherapy');
    expect(words).toMatch(/^Over 4 studies, the risk of relapse <5 years & later is \d+% lower with/mu);
    expect(words).toContain('Left out: Kim 2019 (Not randomised).');
    expect(words).toContain('Zero 2018: Not estimable: ');
    expect(words).toContain('Kim 2019: Left out: Not randomised');
    expect(words).toContain('Model: REML, random effects. Test and interval: Hartung-Knapp.');
    const [drawing] = elements(body, 'w:drawing');
    const [properties] = drawing === undefined ? [] : elements(drawing, 'wp:docPr');
    expect(properties?.getAttribute('descr')).toMatch(/^Forest plot of 4 studies: relapse <5 years & later/u);
    const svg = Object.keys(files).find((name) => posix.extname(name) === '.svg') ?? '';
    expect(part(svg).documentElement.textContent).toContain('=Gupta 2025');
  });
});

test('in Word, a forest plot that is higher than a page stands in parts', async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({
    study: `Study ${at + 1}`,
    cells: { e1: 3 + (at % 7), n1: 80 + at, e2: 5 + (at % 11), n2: 90 + at },
  }));
  const id = await keepAnalysis(review, rowsOf(many));
  const { bytes } = await writtenFile(review, id, { what: 'table', format: 'docx' }, 'sixty.docx');
  const body = officeParts(bytes).part('word/document.xml');
  const drawn = elements(body, 'w:drawing').length;
  expect(drawn).toBeGreaterThan(1);
  expect(wordText(body.documentElement)).toContain(
    `Figure ${drawn}. Forest plot, part ${drawn} of ${drawn}: `,
  );
});

test('the script says what it is and what is not in it; the result is that of the command line, and more', async () => {
  const { bytes } = await written({ what: 'script' }, 'analysis.R');
  const script = strFromU8(bytes);
  expect(script).toMatch(/^# Meta-analysis: relapse <5 years & later: Blinatumomab against chemotherapy\n/u);
  expect(script).toContain('# Model: REML, random effects\n');
  expect(script).toContain(
    '# Not pooled: Kim 2019 (e1 = 3, n1 = 50, e2 = 9, n2 = 50, year = 2019, risk = low): Left out: Not randomised\n',
  );
  expect(script).toContain('split(dat, dat[["risk"]])');
  const { bytes: json } = await written({ what: 'result' }, 'result.json');
  const { bias, trimfill, withoutPooling, ...printed } = z
    .looseObject({ bias: z.unknown(), trimfill: z.unknown(), withoutPooling: z.unknown() })
    .parse(JSON.parse(strFromU8(json)));
  expect(printed).toEqual(JSON.parse(JSON.stringify(asMetafor(await computed()))));
  expect(bias).toMatchObject({ egger_lm: { error: expect.stringMatching(/^Below 10 studies \(here 4\)/u) } });
  expect(trimfill).toMatchObject({ REML_L0: { error: expect.stringMatching(/^Below 10 studies/u) } });
  expect(withoutPooling).toMatchObject({
    direction: 'favours Blinatumomab',
    signTest: { n: 4, favouring: 4, p: 0.125 },
    effects: { k: 4 },
  });
});
