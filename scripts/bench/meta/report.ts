import { agree, apart, type Comparison } from './agreement.ts';
import { reasonOf, reasons } from './reasons.ts';
import { excepted } from './requests.ts';

type Tally = { compared: number; agreed: number; worst: number };

function tally(all: readonly Comparison[], by: (one: Comparison) => string): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const one of all) {
    const key = by(one);
    const known = found.get(key) ?? { compared: 0, agreed: 0, worst: 0 };
    known.compared += 1;
    if (agree(one)) {
      known.agreed += 1;
      const distance = apart(one);
      if (Number.isFinite(distance) && Math.abs(Number(one.reference)) > 1e-6)
        known.worst = Math.max(known.worst, distance);
    }
    found.set(key, known);
  }
  return found;
}

function rows(found: ReadonlyMap<string, Tally>): string[] {
  return [...found].map(([key, { compared, agreed, worst }]) => {
    const [first = '', second = ''] = key.split('\t');
    return `| ${first} | ${second} | ${compared} | ${agreed} | ${compared - agreed} | ${worst === 0 ? '0' : worst.toExponential(0)} |`;
  });
}

function wordsOf(reason: string): string {
  const found = Object.entries(reasons).find(([name]) => name === reason);
  return found?.[1] ?? '**not explained**';
}

/** The part of a method before its test and its place: `leave1out REML` is `leave1out`. */
function groupOf({ method }: Comparison): string {
  return method.replace(/ (?:FE|DL|REML|ML)(?:_\w+)?$/u, '').replace(/^trimfill.*/u, 'trimfill');
}

/** The report: how many numbers agree, by set and measure, by method and quantity, and what does not with the reason. */
export function accuracyReport(all: readonly Comparison[]): string {
  const off = all.filter((one) => !agree(one));
  const byReason = tally(off, (one) => reasonOf(one) ?? 'unexplained');
  const sets = new Set(all.map(({ set }) => set)).size;
  return [
    '# How far Sheaf agrees with metafor',
    '',
    `\`npm run bench:meta\` compares every number of metafor 3.8-1’s answers to ${sets} data sets with ours: ${all.length.toLocaleString('en')} numbers, of which **${(all.length - off.length).toLocaleString('en')} agree** and ${off.length.toLocaleString('en')} differ, each with a reason below.`,
    '',
    'Two numbers agree where |ours − metafor| ≤ 1e-9 · |metafor| + 1e-15; + 1e-12 for τ² and what hangs on it; + 1e-11 for p values. “Worst” is the largest relative distance among those that agree (of numbers above 1e-6).',
    '',
    '## What differs, and why',
    '',
    '| numbers | reason |',
    '|---|---|',
    ...[...byReason].map(([reason, { compared }]) => `| ${compared} | ${wordsOf(reason)} |`),
    '',
    'The tests of `shared/stats` judge the numbers that differ by a referee that computes with 120 digits (models), or by the likelihood (binomial-normal models).',
    '',
    'Not compared:',
    ...Object.entries(excepted).map(([name, why]) => `- \`${name}\`: ${why}.`),
    '- Hunter-Schmidt (HS) has no answers; tests hold it against its equation.',
    '',
    '## By method and quantity',
    '',
    '| method | quantity | compared | agree | differ | worst |',
    '|---|---|---|---|---|---|',
    ...rows(tally(all, (one) => `${groupOf(one)}\t${one.quantity}`)),
    '',
    '## By data set and measure',
    '',
    '| data set | measure | compared | agree | differ | worst |',
    '|---|---|---|---|---|---|',
    ...rows(tally(all, ({ set, measure }) => `${set}\t${measure}`)),
    '',
  ].join('\n');
}
