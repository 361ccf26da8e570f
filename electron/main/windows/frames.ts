import type { Frame } from '#electron/node/profile/settings.ts';

/** A rectangle of the desktop in display pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const grip = 80;

/**
 * The frame to open a window with: the remembered one, when enough of its upper edge is on a screen that is
 * there now to be taken hold of; else only its size, cut to the first screen, for the system to place.
 */
export function fittingFrame(
  remembered: Frame | undefined,
  usual: { readonly width: number; readonly height: number },
  screens: readonly Area[],
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  const { width, height } = remembered ?? usual;
  const first = screens[0] ?? { x: 0, y: 0, ...usual };
  const size = { width: Math.min(width, first.width), height: Math.min(height, first.height) };
  const reachable =
    remembered &&
    screens.some(
      (screen) =>
        remembered.x + remembered.width - grip > screen.x &&
        remembered.x + grip < screen.x + screen.width &&
        remembered.y >= screen.y &&
        remembered.y + grip < screen.y + screen.height,
    );
  return reachable ? { x: remembered.x, y: remembered.y, width, height } : size;
}
