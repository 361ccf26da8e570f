/** Names on the wire between a window and the main process; apart from the schemas, so that the preload stays small. */

/** Data of the window message that carries the store's port: `{ type: storePortMessage }`. */
export const storePortMessage = 'sheaf:store-port';

/** The channel of one call of the desktop API. */
export function callChannel(call: string): string {
  return `desktop:${call}`;
}

/** What main says to a window unasked; `storePort` carries the port. */
export const pushChannels = {
  storePort: 'push:store-port',
  storeState: 'push:store-state',
  openFailed: 'push:open-failed',
  recentChanged: 'push:recent-changed',
  making: 'push:making',
  menu: 'push:menu',
  closing: 'push:closing',
} as const;
