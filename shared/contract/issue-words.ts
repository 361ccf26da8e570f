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
      return issue.input === undefined ? `is missing, or is no ${issue.expected}` : `is no ${issue.expected}`;
    case 'invalid_value':
      return `is not one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has what nobody asked for: ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return `is not written as ${issue.format === 'uuid' ? 'an id' : `a ${issue.format}`} is`;
    default:
      return 'is not right';
  }
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
