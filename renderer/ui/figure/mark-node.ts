import { createElement } from 'react';
import type { Mark } from '#shared/figures/figure.ts';
import { markElement } from '#shared/figures/svg.ts';

/** A mark as React draws it: attributes in camel case, as it wants them. */
export function markNode(mark: Mark, key: number) {
  const { name, attributes, text } = markElement(mark);
  const props: Record<string, string | number> = { key };
  for (const [attribute, value] of Object.entries(attributes)) props[camelCase(attribute)] = value;
  return createElement(name, props, text);
}

/** The same few names stand at thousands of marks. */
const names = new Map<string, string>();

function camelCase(attribute: string): string {
  const known = names.get(attribute);
  if (known !== undefined) return known;
  const name = attribute.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  names.set(attribute, name);
  return name;
}
