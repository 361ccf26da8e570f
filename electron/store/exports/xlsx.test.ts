import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { EvidenceLine } from './evidence-line.ts';
import type { ExportFacts } from './export-facts.ts';
import { cutCells, evidenceXlsx } from './xlsx.ts';

function lineWith(statement: string): EvidenceLine {
  return { ...emptyLine(), statement };
}

function emptyLine(): EvidenceLine {
  return {
    ...{ study: null, citation: null, year: null, registration: null, sourceKind: null, publication: null },
    ...{ design: null, population: null, subgroup: null, therapy: null, comparator: null, tested: null },
    ...{ contrast: null, outcome: null, endpointDefinition: null, timePoint: null, direction: null },
    ...{ conclusion: null, support: null, assertion: null, keyClaim: null, statement: null, quote: null },
    ...{ page: null, asReported: null, measure: null, value: null, ciLow: null, ciHigh: null, ciLevel: null },
    ...{ p: null, unit: null, nTherapy: null, nComparator: null, eventsTherapy: null },
    ...{ eventsComparator: null, meanSdTherapy: null, meanSdComparator: null, analysisSet: null },
    ...{ adjusted: null, note: null, anchor: null, document: null, documentSha256: null, claimId: null },
    ...{ resultNumber: null, reviewer: null, created: null, changed: null },
  };
}

const facts: ExportFacts = {
  ...{
    review: 'R',
    filter: {},
    sentence: 'All claims',
    lines: 3,
    claims: 3,
    documents: 1,
    studies: 0,
    filteredOut: 0,
    pooledBeside: null,
    putAside: 0,
    excluded: [],
  },
  ...{ citationStyle: 'vancouver', appVersion: '0', made: '2026-11-23T14:05:00.000Z' },
};

async function cellsOf(lines: readonly EvidenceLine[]): Promise<{ statements: string[]; about: string }> {
  const book = read(await evidenceXlsx(lines, facts));
  const rows: Record<string, string>[] = utils.sheet_to_json(book.Sheets['Evidence'] ?? {});
  return {
    statements: rows.map((row) => row['Statement'] ?? ''),
    about: utils.sheet_to_csv(book.Sheets['About'] ?? {}),
  };
}

test('a text that is longer than a cell takes ends in a mark, is counted, and the second sheet says so', async () => {
  const most = 'a'.repeat(32_767);
  const pairs = '𝔞'.repeat(25_000);
  const lines = [lineWith(most), lineWith('b'.repeat(50_000)), lineWith(pairs)];
  const { statements, about } = await cellsOf(lines);
  expect(statements[0]).toBe(most);
  for (const statement of statements.slice(1)) {
    expect(statement).toMatch(/ … \[cut: 50000 characters in all; CSV and JSON hold them\]$/u);
    expect(statement.length).toBeLessThanOrEqual(32_767);
    expect(statement).not.toMatch(/\p{Surrogate}/u);
  }
  expect(cutCells(lines)).toBe(2);
  expect(about).toContain('Cells cut to what Excel takes,2');
});

test('where nothing is cut nothing is said of it', async () => {
  const { about } = await cellsOf([lineWith('short')]);
  expect(about).not.toContain('cut');
});
