import { createContext, useContext } from 'react';
import type { StartInfo } from '#shared/contract/desktop.ts';

export const StartInfoContext = createContext<StartInfo | null>(null);

/**
 * What the main process said of this window when it began: `review.documentBase`, version, platform.
 * @throws Error outside the app
 */
export function useStartInfo(): StartInfo {
  const info = useContext(StartInfoContext);
  if (info === null) throw new Error('There is no start information above this component.');
  return info;
}
