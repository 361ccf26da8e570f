import type { Easel } from './page-canvas.tsx';

const easels = new Map<string, Easel>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of [...listeners]) listener();
}

/** The PDFs that are open in this window, by the hash of their bytes: whoever shows a part of one draws it from here. */
export const openEasels = {
  get: (sha256: string): Easel | undefined => easels.get(sha256),
  /** Offers an open file; the answer takes it back. */
  offer: (sha256: string, easel: Easel): (() => void) => {
    easels.set(sha256, easel);
    tell();
    return () => {
      if (easels.get(sha256) !== easel) return;
      easels.delete(sha256);
      tell();
    };
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
