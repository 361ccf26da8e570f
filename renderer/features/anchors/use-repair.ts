import { useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { UnsettledAnchor } from '#shared/contract/annotations.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';

export type Repair = ReturnType<typeof useRepair>;

const none: readonly UnsettledAnchor[] = [];

/** What is to be looked at, which of it is looked at, where its words may be, and settling it. */
export function useRepair() {
  const read = useRead(methods.annotations.needingALook, {});
  const items = read.data ?? none;
  const [chosen, setChosen] = useState<AnnotationId | null>(null);
  const [lastIndex, setLastIndex] = useState(0);
  const [settled, setSettled] = useState(0);
  const [said, setSaid] = useState('');
  const found = items.findIndex(({ annotation }) => annotation.id === chosen);
  // What was settled leaves the list: the one that takes its place is next.
  const index = found >= 0 ? found : Math.min(lastIndex, items.length - 1);
  const current = items[index] ?? null;
  const annotationId = current?.annotation.id ?? null;
  const candidates = useRead(methods.annotations.candidates, annotationId === null ? null : { annotationId });
  const repair = useCommand(methods.annotations.repair);
  const step = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setLastIndex(next);
    setChosen(items[next]?.annotation.id ?? null);
  };
  const settle = async (anchor: Anchor) => {
    if (annotationId === null) return;
    setLastIndex(index);
    const result = await repair({ annotationId, anchor });
    if (!result.ok) return;
    setSettled((count) => count + 1);
    // The one after it slides into its place in the list.
    setChosen(items[index + 1]?.annotation.id ?? null);
    setSaid(`Settled. ${formatCount(items.length - 1, 'highlight is', 'highlights are')} left.`);
  };
  return {
    items,
    known: read.data !== undefined,
    error: read.error,
    index,
    current,
    candidates: candidates.data ?? [],
    searching: candidates.isPending && annotationId !== null,
    settled,
    said,
    step,
    skip: () => {
      setSaid(index + 1 < items.length ? 'Left as it is.' : 'Left as it is. This was the last one.');
      step(index + 1);
    },
    settle,
  };
}
