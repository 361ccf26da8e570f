import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value that a call gave, in words that go on after its name: “words” is empty. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return `is more than ${issue.maximum}${unitOf(issue.origin, Number(issue.maximum))}`;
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing, or is no ${kindOf(issue.expected)}`
        : `is no ${kindOf(issue.expected)}`;
    case 'invalid_value':
      return `is not one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has what nobody asked for: ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return `is not written as ${issue.format === 'uuid' ? 'an id' : `a ${issue.format}`} is`;
    case 'invalid_union':
      return unionWords(issue);
    default:
      return 'is not right';
  }
}

/** Why it is none of what it may be: “is not one of: linear, quadratic; is no array”, “is no number, string or null”. */
function unionWords({ errors }: Extract<Issue, { code: 'invalid_union' }>): string {
  const first = errors.flatMap(([issue]) => (issue?.path.length === 0 ? issue : []));
  const kinds = first.flatMap((issue) => (issue.code === 'invalid_type' ? kindOf(issue.expected) : []));
  const words = first.flatMap((issue) => (issue.code === 'invalid_type' ? [] : issueWords(issue)));
  const last = kinds.pop();
  if (last !== undefined) words.push(`is no ${kinds.length === 0 ? last : `${kinds.join(', ')} or ${last}`}`);
  return words.length === 0 ? 'is not right' : words.join('; ');
}

/** What JSON calls it. */
function kindOf(expected: string): string {
  return expected === 'record' ? 'object' : expected;
}

function tooSmall({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): string {
  const isCounted = origin === 'string' || origin === 'array' || origin === 'set';
  if (isCounted && Number(minimum) === 1) return 'is empty';
  return `is less than ${minimum}${unitOf(origin, Number(minimum))}`;
}

function unitOf(origin: string, count: number): string {
  if (origin === 'string') return count === 1 ? ' character' : ' characters';
  return origin === 'array' || origin === 'set' ? (count === 1 ? ' entry' : ' entries') : '';
}
