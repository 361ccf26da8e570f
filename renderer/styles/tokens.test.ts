import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function block(start: string): Map<string, string> {
  const from = css.indexOf(start);
  const body = css.slice(css.indexOf('{', from), css.indexOf('}', from));
  return new Map([...body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/gu)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function mix(top: string, share: number, ground: string): string {
  const below = channels(ground);
  const mixed = channels(top).map((c, at) => Math.round((c * share + (below[at] ?? 0) * (1 - share)) * 255));
  return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
}

describe.each([
  ['light', block(":root,\n[data-mantine-color-scheme='light']")],
  ['dark', block("[data-mantine-color-scheme='dark'] {")],
])('%s theme', (_name, tokens) => {
  const colour = (name: string): string => tokens.get(name) ?? '';
  const grounds = ['--ground', '--surface', '--sunken', '--raised', '--selected', '--hover'];

  test.each(grounds)('text to be read at length has contrast 7 on %s', (ground) => {
    expect(contrast(colour('--text'), colour(ground))).toBeGreaterThanOrEqual(7);
  });

  test.each(['--text-quiet', '--accent', '--bad', '--warn', '--good'])(
    '%s is readable on every ground',
    (name) => {
      for (const ground of grounds)
        expect(contrast(colour(name), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('words on tinted grounds are readable', () => {
    for (const name of ['good', 'warn', 'bad']) {
      expect(contrast(colour(`--${name}`), colour(`--${name}-tint`))).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colour('--accent'), colour('--accent-tint'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('--on-accent'), colour('--accent'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('hue %i is readable on ground, surface and its own tint', (index) => {
    const hue = colour(`--hue-${index}`);
    const tint = mix(hue, 0.12, colour('--surface'));
    for (const ground of [colour('--ground'), colour('--surface'), tint]) {
      expect(contrast(hue, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('directions are readable, and every one has its colour', () => {
    const directions = [...tokens].filter(([name]) => name.startsWith('--direction-'));
    expect(directions).toHaveLength(11);
    for (const [, value] of directions)
      expect(contrast(value, colour('--ground'))).toBeGreaterThanOrEqual(4.5);
  });

  test('edges of controls have contrast 3', () => {
    for (const ground of ['--ground', '--surface']) {
      expect(contrast(colour('--line-strong'), colour(ground))).toBeGreaterThanOrEqual(3);
    }
  });
});
