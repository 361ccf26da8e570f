import { createContext, useContext } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { StoreLink } from './store-link.ts';

/** What the hooks of this folder stand on. */
export interface Bridge {
  readonly link: StoreLink;
  /** Shows a refused call to the person; `action` names what was tried. */
  readonly onRefused: (error: AppError, action: string) => void;
  /** Work to send before the window goes: waiting texts of fields and the like. */
  readonly flushers: Set<() => void | Promise<unknown>>;
}

export const BridgeContext = createContext<Bridge | null>(null);

/** @throws Error outside a BridgeProvider */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('There is no BridgeProvider above this component.');
  return bridge;
}
