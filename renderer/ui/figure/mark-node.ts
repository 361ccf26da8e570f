import { createElement } from 'react';
import type { Mark } from '#shared/figures/figure.ts';
import { markElement } from '#shared/figures/svg.ts';

/** A mark as React draws it: attributes in camel case, as it wants them. */
export function markNode(mark: Mark, key: number) {
  const { name, attributes, text } = markElement(mark);
  const named = Object.entries(attributes).map(([attribute, value]) => [
    attribute.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return createElement(name, { key, ...Object.fromEntries(named) }, text);
}
