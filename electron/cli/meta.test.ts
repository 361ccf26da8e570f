import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openShell, type Shell } from './testing/sheaf.ts';

let shell: Shell;
beforeAll(() => {
  shell = openShell();
});
afterAll(() => shell.remove());

const numbers = z.array(z.number());
const Fit = z.looseObject({
  k: z.number(),
  usedRows: numbers,
  coefficients: z.array(z.string()),
  b: numbers,
  se: numbers,
  ddf: z.number().nullable(),
  'ci.lb': numbers,
  'ci.ub': numbers,
  'pi.lb': z.number().nullable(),
  'pi.ub': z.number().nullable(),
  tau2: z.number(),
  'tau2.ci': numbers.nullable(),
  I2: z.number().nullable(),
  QE: z.number(),
  QM: z.number().nullable(),
  R2: z.number().nullable(),
  yi: numbers,
  weights: numbers.nullable(),
  natural: z.object({ b: z.number(), 'ci.lb': z.number(), 'ci.ub': z.number() }).nullable(),
  figures: z.array(z.string()),
  notes: z.array(z.string()),
});

/** Trials of BCG against tuberculosis (Colditz and others 1994): events and totals, vaccinated and not. */
const bcg = [
  ['Aronson', 4, 123, 11, 139, 44, 'random'],
  ['Ferguson & Simes', 6, 306, 29, 303, 55, 'random'],
  ['Rosenthal et al', 3, 231, 11, 220, 42, 'random'],
  ['Hart & Sutherland', 62, 13598, 248, 12867, 52, 'random'],
  ['Frimodt-Moller et al', 33, 5069, 47, 5808, 13, 'alternate'],
  ['Stein & Aronson', 180, 1541, 372, 1451, 44, 'alternate'],
  ['Vandiviere et al', 8, 2545, 10, 629, 19, 'random'],
  ['TPT Madras', 505, 88391, 499, 88391, 13, 'random'],
  ['Coetzee & Berjak', 29, 7499, 45, 7277, 27, 'random'],
  ['Rosenthal et al', 17, 1716, 65, 1665, 42, 'systematic'],
  ['Comstock et al', 186, 50634, 141, 27338, 18, 'systematic'],
  ['Comstock & Webster', 5, 2498, 3, 2341, 33, 'systematic'],
  ['Comstock et al', 27, 16913, 29, 17854, 33, 'systematic'],
].map(([study, e1, n1, e2, n2, ablat, alloc]) => ({ study, e1, n1, e2, n2, ablat, alloc }));

/** A file with this request. */
function asked(request: unknown): string {
  writeFileSync(shell.path('meta.json'), JSON.stringify(request));
  return 'meta.json';
}

describe('sheaf meta', () => {
  test('random effects by REML, as metafor 3.8-1 has them', async () => {
    const fit = await shell.done(
      Fit,
      'meta',
      asked({ measure: 'RR', method: 'REML', test: 'z', studies: bcg }),
    );
    expect(fit.k).toBe(13);
    expect(fit.coefficients).toEqual(['intrcpt']);
    expect(fit.b[0]).toBeCloseTo(-0.71453234215814, 12);
    expect(fit.se[0]).toBeCloseTo(0.179781516105207, 12);
    expect(fit.tau2).toBeCloseTo(0.313243258136486, 12);
    expect(fit['tau2.ci']?.[1]).toBeCloseTo(1.11147908406093, 11);
    expect(fit['pi.lb']).toBeCloseTo(-1.8666922179029, 11);
    expect(fit.natural?.b).toBeCloseTo(0.48942093982603, 12);
    expect(fit.figures).toEqual([]);
  });

  test('moderators: one number for each coefficient, R² and no prediction interval', async () => {
    const request = { measure: 'RR', method: 'REML', studies: bcg, moderators: ['ablat'] };
    const fit = await shell.done(Fit, 'meta', asked(request));
    expect(fit.coefficients).toEqual(['intrcpt', 'ablat']);
    expect(fit.b[1]).toBeCloseTo(-0.0291017250116429, 12);
    expect(fit.R2).toBeCloseTo(75.6266218113933, 9);
    expect(fit['pi.lb']).toBeNull();
  });

  test('Mantel-Haenszel, Hartung-Knapp, other names of the common effect, a file from standard input', async () => {
    const stdin = JSON.stringify({ measure: 'OR', method: 'MH', studies: bcg });
    const run = await shell.sheafWith({ stdin }, 'meta', '-');
    expect(run.code).toBe(0);
    expect(Fit.parse(run.json).b[0]).toBeCloseTo(-0.473411, 6);
    const hartung = await shell.done(Fit, 'meta', asked({ measure: 'RR', test: 'knha', studies: bcg }));
    expect(hartung['ci.lb'][0]).toBeCloseTo(-1.10844371368555, 11);
    expect(hartung.ddf).toBe(12);
    const [common, same] = await Promise.all(
      ['CE', 'FE'].map((method) => {
        writeFileSync(shell.path(`${method}.json`), JSON.stringify({ measure: 'RR', method, studies: bcg }));
        return shell.done(Fit, 'meta', `${method}.json`);
      }),
    );
    expect(common).toEqual(same);
  });

  test('rows with an empty cell are left out of what needs the cell, and usedRows says so', async () => {
    const studies = bcg.map((study, at) =>
      at === 1 ? { ...study, e1: null } : at === 3 ? { ...study, ablat: null } : study,
    );
    const plain = await shell.done(Fit, 'meta', asked({ measure: 'RR', studies }));
    expect(plain.usedRows).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    const over = await shell.done(
      Fit,
      'meta',
      asked({ measure: 'RR', studies, moderators: [{ name: 'ablat' }] }),
    );
    expect(over.usedRows).toEqual([1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  test('everything beside it is answered under its name', async () => {
    const also = [
      'heterogeneity',
      'leave1out',
      'cumulative',
      'influence',
      'baujat',
      'bias',
      'trimfill',
      'predict',
    ];
    const request = { measure: 'RR', studies: bcg, subgroup: 'alloc', also };
    const fit = await shell.done(Fit, 'meta', asked(request));
    expect(also.filter((name) => fit[name] === null || fit[name] === undefined)).toEqual([]);
    const Levels = z.object({
      levels: z.array(z.object({ level: z.string(), k: z.number() })),
      QB: z.number(),
    });
    const { levels, QB } = Levels.parse(fit['subgroups']);
    expect(levels.map(({ level, k }) => [level, k])).toEqual([
      ['alternate', 2],
      ['random', 7],
      ['systematic', 4],
    ]);
    expect(QB).toBeCloseTo(1.86144494615464, 9);
  });

  test('a subgroup without an estimate stands with nulls, and the rest is the fit without subgroups', async () => {
    const studies = [
      { study: 'A', e1: 33, n1: 105, e2: 43, n2: 103, risk: 'high' },
      { study: 'B', e1: 29, n1: 718, e2: 76, n2: 722, risk: 'standard' },
      { study: 'C', e1: 3, n1: 120, e2: 0, n2: 118, risk: 'low' },
    ];
    const request = { measure: 'RR', method: 'MH', studies };
    const { subgroups, ...fit } = await shell.done(Fit, 'meta', asked({ ...request, subgroup: 'risk' }));
    expect(subgroups).toMatchObject({
      levels: [
        { level: 'high', k: 1 },
        { level: 'low', k: 1, estimate: null, ci: [null, null], QE: null },
        { level: 'standard', k: 1 },
      ],
      QBdf: 1,
    });
    const whole = await shell.done(Fit, 'meta', asked(request));
    const notes = [...whole.notes, expect.stringContaining('“low” (risk) is not estimable')];
    expect({ subgroups: null, ...fit }).toEqual({ ...whole, notes });
  });

  test('figures are written beside the answer, with a script for R', async () => {
    const request = {
      ...{ measure: 'RR', studies: bcg, subgroup: 'alloc', also: ['leave1out', 'cumulative', 'baujat'] },
      labels: { title: 'BCG', group1: 'BCG vaccine', group2: 'No vaccine', better: 'lower' },
    };
    const fit = await shell.done(Fit, 'meta', asked(request), '--out', 'figures');
    const written = readdirSync(shell.path('figures'));
    expect(written.toSorted()).toEqual(['analysis.R', ...fit.figures].toSorted());
    expect(fit.figures).toContain('forest.svg');
    const forest = readFileSync(shell.path('figures', 'forest.svg'), 'utf8');
    expect(forest).toContain('Favours BCG vaccine');
    expect(forest).toContain('Test for subgroup differences');
    expect([...readFileSync(shell.path('figures', 'funnel.png')).subarray(1, 4)]).toEqual([
      ...Buffer.from('PNG'),
    ]);
    expect(readFileSync(shell.path('figures', 'analysis.R'), 'utf8')).toContain(
      'rma(yi, vi, data = dat, method = "REML"',
    );
  });

  test('ratios as reported are pooled by their logarithms and answered as ratios; figures say what they are', async () => {
    const studies = [
      { study: 'A', ratio: 0.62, lo: 0.41, hi: 0.95 },
      { study: 'B', ratio: 0.8, lo: 0.5, hi: 1.28, level: 0.9 },
      { study: 'C', ratio: 0.7, p: 0.04 },
    ];
    const labels = { unit: 'Odds ratio', group1: 'Early', better: 'lower' };
    const fit = await shell.done(Fit, 'meta', asked({ measure: 'GENR', studies, labels }), '--out', 'ratios');
    // metafor 3.8-1 of these logarithms and their variances.
    expect(fit.b[0]).toBeCloseTo(-0.3716459796657618, 12);
    expect(fit.se[0]).toBeCloseTo(0.1220203367606213, 12);
    expect(fit.natural?.b).toBeCloseTo(Math.exp(fit.b[0] ?? Number.NaN), 12);
    const forest = readFileSync(shell.path('ratios', 'forest.svg'), 'utf8');
    expect(forest).toContain('>Odds ratio<');
    expect(forest).toContain('Favours Early');
    const help = await shell.done(z.looseObject({ measures: z.array(z.unknown()) }), 'meta', '--help');
    expect(help.measures).toContainEqual(
      expect.objectContaining({ measure: 'GENR', columns: expect.arrayContaining([['ratio', 'lo', 'hi']]) }),
    );
  });

  test.each([
    [
      'a ratio outside of its interval',
      { measure: 'GENR', studies: [{ study: 'A', ratio: 1.2, lo: 0.5, hi: 0.9 }] },
      'impossible-data',
      { study: 'A', row: 1, column: 'ratio' },
    ],
    [
      'more events than people',
      { studies: [{ study: 'A', e1: 14, n1: 12, e2: 1, n2: 3 }] },
      'impossible-data',
      { study: 'A', row: 1, column: 'e1' },
    ],
    ['a measure that is none', { measure: 'RRR' }, 'invalid-input', { field: 'measure' }],
    ['a setting that is none', { settings: { levle: 0.9 } }, 'invalid-input', { field: 'settings' }],
    ['no studies', { studies: [] }, 'invalid-input', { field: 'studies' }],
    ['a method that the measure does not have', { measure: 'RR', method: 'PETO' }, 'invalid-input', {}],
    ['a column that no study has', { subgroup: 'colour' }, 'invalid-input', {}],
  ])('refuses %s', async (_name, part, code, details) => {
    const error = await shell.refused('meta', asked({ measure: 'RR', studies: bcg, ...part }));
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject(details);
  });

  test('says in words what a request holds that it can’t', async () => {
    const said = async (part: object) =>
      (await shell.refused('meta', asked({ measure: 'RR', studies: bcg, ...part }))).message;
    expect(await said({ studies: [] })).toBe('studies is empty.');
    expect(await said({ measure: 'RRR' })).toMatch(/^measure: A measure is one of RR OR/u);
    expect(await said({ studies: [{ e1: {} }] })).toBe(
      'e1 in row 1 of the studies is no number, string or null.',
    );
    expect(await said({ foo: 1 })).toBe('The analysis has what nobody asked for: foo.');
  });

  test('leaves no folder behind when there is nothing to write', async () => {
    const impossible = [{ study: 'A', e1: 9, n1: 3, e2: 1, n2: 3 }];
    await shell.refused('meta', asked({ measure: 'RR', studies: impossible }), '--out', 'unmade');
    expect(readdirSync(shell.path('.'))).not.toContain('unmade');
  });

  test.each([
    ['a file in the way', 'taken', /^taken is a file, no folder\. Nothing was written\./u],
    [
      'a file in its path',
      'taken/below',
      /^The folder taken\/below can’t be made: a part of its path is a file\./u,
    ],
    ['no name', '', /^--out needs the name of a folder\./u],
  ])('refuses a folder for figures with %s', async (_name, out, message) => {
    writeFileSync(shell.path('taken'), 'Not a folder.');
    const error = await shell.refused('meta', asked({ measure: 'RR', studies: bcg }), '--out', out);
    expect(error).toMatchObject({ code: 'invalid-input', details: { field: 'out', path: out } });
    expect(error.message).toMatch(message);
  });
});
