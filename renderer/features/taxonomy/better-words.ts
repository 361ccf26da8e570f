import { type Better, betters } from '#shared/domain/values.ts';

const words: Record<Better, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neutral: 'Neither good nor bad',
};

/** Which way an outcome is better, as a list to choose from; the empty value says nothing. */
export const betterChoices: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'Not said' },
  ...betters.map((value) => ({ value, label: words[value] })),
];

/** The value behind a choice of the list; null: not said. */
export function betterOf(choice: string): Better | null {
  return betters.find((value) => value === choice) ?? null;
}
