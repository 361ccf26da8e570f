import { textSizes } from '#shared/contract/desktop.ts';

/** How large everything is drawn; 1 is the usual size. */
export type TextSize = (typeof textSizes)[number];

/** The size nearest to a number, such as one of an older profile. */
export function nearestTextSize(size: number): TextSize {
  const [nearest = 1] = textSizes.toSorted((a, b) => Math.abs(a - size) - Math.abs(b - size));
  return nearest;
}

/** The next size up (`1`) or down (`-1`); the last one stays. */
export function textSizeBeside(size: TextSize, by: 1 | -1): TextSize {
  return textSizes[textSizes.indexOf(size) + by] ?? size;
}
