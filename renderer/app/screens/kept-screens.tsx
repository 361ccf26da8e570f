import { Activity, type ReactNode, useState } from 'react';
import type { Screen } from '../place.ts';

/**
 * Screens that people go back and forth between all day: they stay made while the other one is shown. A hidden one is not
 * displayed, hears no keys and holds no file open, as its effects are off. Any other screen lets go of them.
 */
const kept: readonly Screen[] = ['read', 'evidence'];
const none: readonly Screen[] = [];

/** The screen that is shown, made by `of`; beside it those that wait hidden. */
export function KeptScreens(props: { readonly shown: Screen; readonly of: (screen: Screen) => ReactNode }) {
  const { shown, of } = props;
  const [made, setMade] = useState(none);
  const keeps = kept.includes(shown);
  if (keeps && !made.includes(shown)) setMade([...made, shown]);
  if (!keeps && made.length > 0) setMade(none);
  if (!keeps) return of(shown);
  return kept
    .filter((screen) => screen === shown || made.includes(screen))
    .map((screen) => (
      <Activity key={screen} mode={screen === shown ? 'visible' : 'hidden'}>
        {of(screen)}
      </Activity>
    ));
}
