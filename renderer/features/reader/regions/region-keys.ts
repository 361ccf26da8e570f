import type { RegionStep } from '#shared/text/region.ts';

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** In PDF units: a step of a key, and one for whoever needs it finer (with Ctrl). */
const step = 10;
const fine = 1;

const ways: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does to the frame of a region; null: nothing. Arrows move, with Shift they size, with Ctrl finely. */
export function regionCommand(press: KeyPress): RegionStep | 'keep' | 'leave' | null {
  if (press.altKey) return null;
  if (press.key === 'Escape') return 'leave';
  if (press.key === 'Enter') return 'keep';
  const way = ways[press.key];
  if (way === undefined) return null;
  const units = press.ctrlKey || press.metaKey ? fine : step;
  return { right: way[0] * units, down: way[1] * units, how: press.shiftKey ? 'size' : 'move' };
}
