import { expect, test } from 'vitest';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { newAnalysis } from '#shared/stats/analysis/request.ts';
import type { Figure } from '../figure.ts';
import { lightTheme } from '../theme.ts';
import { forestFigure, forestPages } from './forest-figure.ts';
import { forestOf } from './of-analysis/forest-of.ts';
import { usualLabels } from './of-analysis/labels.ts';

const studies = Array.from({ length: 60 }, (_, at) => ({
  ...{ study: `Study ${at + 1}`, risk: `group ${at % 4}` },
  ...{ e1: 3 + (at % 7), n1: 80 + at, e2: 5 + (at % 11), n2: 90 + at },
}));
const table = forestOf(analyse({ ...newAnalysis('RR', studies), subgroup: 'risk' }), usualLabels);

function textsOf({ shapes }: Figure): string[] {
  return shapes
    .flatMap((shape) => (shape.kind === 'group' ? shape.shapes : [shape]))
    .flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}

test('a forest plot in parts has each row once, its heads and axis in every part, its notes in the last', () => {
  const most = 700;
  const parts = forestPages(table, lightTheme, most);
  const whole = textsOf(forestFigure(table, lightTheme));
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) {
    expect(part.height).toBeLessThanOrEqual(most);
    const texts = textsOf(part);
    for (const always of ['Study or subgroup', 'Weight', 'Lower with', 'Events'])
      expect(texts.filter((text) => text.startsWith(always)).length).toBe(
        whole.filter((text) => text.startsWith(always)).length,
      );
    // A heading is never left alone at the end.
    const last = texts.findLastIndex((text) => /^group \d$/u.test(text));
    const studyBelow = texts.slice(last).some((text) => /^Study \d+$/u.test(text));
    expect(last === -1 || studyBelow).toBe(true);
  }
  const all = parts.flatMap(textsOf);
  for (const { study } of studies) expect(all.filter((text) => text === study)).toEqual([study]);
  const noted = parts.map((part) => textsOf(part).some((text) => text.startsWith('Prediction interval (')));
  expect(noted).toEqual(parts.map((_, at) => at === parts.length - 1));
  expect(parts[0]?.title).toBe(`${table.title} (1 of ${parts.length})`);
});

test('one that fits is one part, as it is', () => {
  const whole = forestFigure(table, lightTheme);
  expect(forestPages(table, lightTheme, whole.height)).toEqual([whole]);
});
