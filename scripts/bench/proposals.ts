import { noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { agreements } from './proposals/agreement.ts';
import { labelsOf } from './proposals/labels.ts';
import { falseDirections, measured, proposals } from './proposals/score.ts';
import { sentences } from './proposals/sentences.ts';
import { speeds } from './proposals/speed.ts';

/*
 * How right the proposals are, as JSON lines: the agreement of the two rounds of labels, then precision, recall and F1
 * on the tuning half, then how long they take. `--apart` adds the half that is kept apart from tuning.
 */

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

for (const one of agreements(labelsOf('round-1.txt'), labelsOf('round-2.txt'))) {
  say({ bench: 'proposals', part: 'agreement', ...one });
}
const all = sentences(sheafData);
if (sheafData === null)
  say({ bench: 'proposals', sentences: all.length, note: `${noSheafData} for the others` });
const labels = labelsOf('final.txt');
const halves = process.argv.includes('--apart') ? (['tuning', 'apart'] as const) : (['tuning'] as const);
for (const half of halves) {
  const proposed = proposals(
    all.filter((sentence) => sentence.half === half),
    labels,
  );
  for (const one of measured(proposed)) say({ bench: 'proposals', part: half, ...one });
  say({
    bench: 'proposals',
    part: half,
    of: 'directions for sentences without a finding',
    ...falseDirections(proposed),
  });
}
for (const one of await speeds()) say(one);
