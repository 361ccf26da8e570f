import { createContext, useContext } from 'react';
import type { KeyRegistry } from '#renderer/ui/keys/key-registry.ts';
import type { Theme } from '#shared/contract/desktop.ts';
import type { TextSize } from './text-size.ts';

/** What belongs to the person at this computer rather than to the review. */
export interface Person {
  readonly reviewerName: string;
  readonly onReviewerName: (name: string) => Promise<void>;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly textSize: TextSize;
  readonly onTextSize: (size: TextSize) => void;
  readonly registry: KeyRegistry;
}

export const PersonContext = createContext<Person | null>(null);

/** @throws Error outside the app */
export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (person === null) throw new Error('There is no person above this component.');
  return person;
}
