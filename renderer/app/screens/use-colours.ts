import { replaceEqualDeep } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { AnnotationView } from '#shared/contract/annotations.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { type Colouring, colourings } from '#shared/domain/claim-colour.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useRemembered } from '#renderer/ui/remembered.ts';
import { toHighlights } from './highlights.ts';

const none: never[] = [];

function isColouring(value: unknown): value is Colouring {
  return colourings.some((one) => one === value);
}

/** The highlights of a document in their colours, what these stand for, and the choice of what they are taken from. */
export function useColours(annotations: readonly AnnotationView[], claims: readonly ClaimView[]) {
  const concepts = useRead(methods.taxonomy.concepts, {}).data ?? none;
  const people = useRead(methods.reviewers.list, {}).data ?? none;
  const [by, onChoose] = useRemembered<Colouring>('highlights.colouring', 'therapy', isColouring);
  const { highlights, legend } = useMemo(() => {
    const reviewers = new Map(people.map(({ name, colour }) => [name, colour]));
    return toHighlights(annotations, claims, { by, concepts, reviewers });
  }, [annotations, claims, concepts, people, by]);
  // A claim that is edited changes few of them; the reader draws anew what is another object.
  const before = useRef(highlights);
  before.current = replaceEqualDeep(before.current, highlights);
  const colours = useMemo(() => ({ by, legend, onChoose }), [by, legend, onChoose]);
  return { highlights: before.current, colours };
}
