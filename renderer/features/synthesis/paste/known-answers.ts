import { folded } from '#shared/kit/folded.ts';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import { keepsBetter } from '#shared/stats/effect-sizes/better-words.ts';
import { measureInfo, measures } from '#shared/stats/effect-sizes/measures.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import type { Answers, Question } from '#shared/tables/question.ts';

/** What an analysis says about itself, as far as tables are concerned. */
export type About = Pick<AnalysisSummary, 'measure' | 'outcome' | 'better' | 'unit' | 'group1' | 'group2'>;

/** The answers to questions about a table that follow from the analysis that it is to go into. */
export function knownAnswers(about: About, questions: readonly Question[], mapping: Mapping | null): Answers {
  const known = questions.flatMap((question) => {
    const answer = knownAnswer(about, question, mapping);
    return answer === null ? [] : [[question.id, answer] as const];
  });
  return Object.fromEntries(known);
}

function knownAnswer(about: About, { id, choices }: Question, mapping: Mapping | null): string | null {
  const offered = (value: string | null): string | null =>
    value !== null && choices.some((one) => one.value === value) ? value : null;
  switch (id) {
    case 'measure':
      return offered(about.measure);
    case 'shape':
      return offered(measureInfo(about.measure).family);
    case 'effect':
      return offered(effectOf(about));
    case 'better':
      return mapping !== null && keepsBetter(about.measure, mapping.measure, about.outcome)
        ? about.better
        : null;
    case 'unit':
      return about.unit;
    case 'first-group':
      return mapping === null ? null : firstGroup(about, mapping);
    default:
      return null;
  }
}

/** What the effects of an analysis are that takes ratios as they are printed; null: it takes no ratios, or others. */
function effectOf({ measure, unit }: About): string | null {
  if (measure === 'HR') return 'HR';
  if (measureInfo(measure).family !== 'ratio') return null;
  return measures.find((one) => measureInfo(one).name === unit) ?? 'ratio';
}

/**
 * Which group stands first: the one that bears the name of the first group of the analysis. Where the table names none, its
 * columns stand as those of the analysis do. Null: nobody knows. The mapping is the one that no answer has turned round.
 */
function firstGroup({ group1, group2 }: About, mapping: Mapping): string | null {
  const [a, b] = [folded(mapping.group1), folded(mapping.group2)];
  if (a === '' && b === '') return '1';
  const [first, second] = [folded(group1), folded(group2)];
  const like = (one: string, other: string): boolean => holdsWords(one, other) || holdsWords(other, one);
  const [straight, turned] = [like(a, first) || like(b, second), like(a, second) || like(b, first)];
  if (straight === turned) return null;
  return straight ? '1' : '2';
}

/** Whether the words of a name stand in another one; “statin” does not in “non-statin”. */
function holdsWords(name: string, part: string): boolean {
  const [words, wanted] = [name, part].map((text) => ` ${text.split(/[^\p{L}\p{N}\p{M}+-]+/u).join(' ')} `);
  return part !== '' && words !== undefined && wanted !== undefined && words.includes(wanted);
}
