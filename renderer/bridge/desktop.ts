import type { DesktopApi } from '#shared/contract/desktop.ts';

declare global {
  interface Window {
    /** Put there by the preload script before the page's own code runs. */
    readonly desktop: DesktopApi<File>;
  }
}

/** What the main process offers to this window. */
export function desktop(): DesktopApi<File> {
  return window.desktop;
}
