import { noPoppler, popplerVersion } from '../../e2e/support/sentences/poppler.ts';
import { drawTasks, measureSelection, type Outcome } from '../../e2e/support/sentences/measure.ts';
import { papersInBothForms } from '../../e2e/support/sentences/papers.ts';
import { chance } from '#shared/testing/chance.ts';
import { noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';

/*
 * Sentences of the XML of real papers, their words placed by poppler, dragged over with the mouse in a window: how many
 * quotes equal their sentence. How many sentences: SHEAF_BENCH_SENTENCES, by default 120; which: SHEAF_SEED, by default 1.
 */

const goal = 0.99;

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function sayShare(of: string, outcomes: readonly Outcome[]): void {
  const equal = outcomes.filter((outcome) => outcome.equal).length;
  say({ bench: 'selection', of, sentences: outcomes.length, equal, share: equal / outcomes.length });
}

function sayGroups(outcomes: readonly Outcome[], groupOf: (outcome: Outcome) => string): void {
  for (const group of new Set(outcomes.map(groupOf))) {
    sayShare(
      group,
      outcomes.filter((outcome) => groupOf(outcome) === group),
    );
  }
}

async function run(): Promise<boolean> {
  const poppler = popplerVersion();
  if (poppler === null) throw new Error(noPoppler);
  if (sheafData === null) throw new Error(`${noSheafData}: set it to the folder of real papers.`);
  process.env['SHEAF_SEED'] ??= '1';
  const drawn = chance('selection');
  const papers = papersInBothForms();
  for (const { name, sentences, held, leftOut } of papers) {
    say({ bench: 'selection', paper: name, poppler, sentences, held: held.length, leftOut });
  }
  const wanted = Number(process.env['SHEAF_BENCH_SENTENCES'] ?? 120);
  const outcomes = await measureSelection(drawTasks(papers, wanted, drawn));
  for (const { paper, view, sentence, quote, equal } of outcomes.filter((outcome) => !outcome.equal)) {
    const { words, over } = sentence;
    say({
      bench: 'selection',
      paper: paper.name,
      ...view,
      over,
      page: sentence.boxes[0]?.page,
      equal,
      words,
      quote,
    });
  }
  sayGroups(outcomes, ({ paper }) => paper.name);
  sayGroups(outcomes, ({ view }) => `${view.percent} %${view.turn === 0 ? '' : `, turned by ${view.turn}°`}`);
  sayGroups(outcomes, ({ sentence }) => sentence.over);
  sayShare('all', outcomes);
  const equal = outcomes.filter((outcome) => outcome.equal).length;
  const met = equal >= goal * outcomes.length;
  say({ bench: 'selection', seed: drawn.seed, goal, met });
  return met;
}

await run().then(
  (met) => {
    process.exitCode = met ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
