import { type ReactNode, useState } from 'react';
import type { Group, Mark, Shape } from '#shared/figures/figure.ts';
import { drawnAlike } from '#shared/figures/svg.ts';
import { markNode } from './mark-node.ts';

/** A shape as it was drawn last at its place. */
interface Drawn<S extends Shape> {
  readonly shape: S;
  readonly node: ReactNode;
  /** Of the marks in a group. */
  readonly marks: Drawn<Mark>[];
}

/**
 * Shapes as React draws them. What looks as it did at its place is the very same node, which React then leaves alone: after
 * one number has changed, most of a figure stays as it is.
 */
export function useShapeNodes(shapes: readonly Shape[]): readonly ReactNode[] {
  const [held] = useState<Drawn<Shape>[]>(() => []);
  held.length = Math.min(held.length, shapes.length);
  return shapes.map((shape, at) => {
    const drawn = shape.kind === 'group' ? groupDrawn(shape, at, held[at]) : markDrawn(shape, at, held[at]);
    held[at] = drawn;
    return drawn.node;
  });
}

function markDrawn(mark: Mark, at: number, before: Drawn<Shape> | undefined): Drawn<Mark> {
  if (before !== undefined && before.shape.kind !== 'group' && drawnAlike(before.shape, mark))
    return { shape: before.shape, node: before.node, marks: [] };
  return { shape: mark, node: markNode(mark, at), marks: [] };
}

function groupDrawn(group: Group, at: number, before: Drawn<Shape> | undefined): Drawn<Group> {
  const marks = group.shapes.map((mark, place) => markDrawn(mark, place, before?.marks[place]));
  const same =
    before?.shape.kind === 'group' &&
    before.shape.label === group.label &&
    before.marks.length === marks.length &&
    marks.every(({ node }, place) => node === before.marks[place]?.node);
  const node = same ? (
    before.node
  ) : (
    <g key={at}>
      {/* What a pointer that rests on it is told. */}
      <title>{group.label}</title>
      {marks.map((mark) => mark.node)}
    </g>
  );
  return { shape: group, node, marks };
}
