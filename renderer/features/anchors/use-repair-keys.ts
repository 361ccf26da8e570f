import { type RefObject, useEffect, useState } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { AnchorCandidate } from '#shared/contract/annotations.ts';
import type { Repair } from './use-repair.ts';

const section = 'Highlights to look at';

/** What the keys of the desk do, for the buttons that say so. */
export type RepairKeys = {
  /** Index of the candidate that the paper shows; null while it shows none. */
  readonly shown: number | null;
  /** Words are being selected anew. */
  readonly selecting: boolean;
  /** Words are selected that could be taken. */
  readonly selected: boolean;
  readonly take: (at: number) => void;
  readonly show: (at: number) => void;
  readonly select: () => void;
};

/** One key for each thing that can be done with the highlight that is looked at. */
export function useRepairKeys(desk: {
  readonly repair: Repair;
  readonly writable: boolean;
  readonly listRef: RefObject<HTMLDivElement | null>;
  /** The words selected in the paper beside. */
  readonly selection: Anchor | null;
  readonly onShow: (candidate: AnchorCandidate) => void;
  readonly onSelect: () => void;
}): RepairKeys {
  const { repair, writable, listRef, selection, onShow } = desk;
  const { current, candidates } = repair;
  const id = current?.annotation.id ?? null;
  const [selecting, setSelecting] = useState(false);
  useEffect(() => {
    if (id !== null) setSelecting(false);
  }, [id]);
  const { shown, show } = useShown(candidates, id, onShow, listRef);
  const settle = (anchor: Anchor) => {
    void repair.settle(anchor);
    listRef.current?.focus();
  };
  const take = (at: number) => {
    const candidate = candidates[at];
    if (candidate !== undefined && writable) settle(candidate.anchor);
  };
  const select = () => {
    if (selection !== null) {
      settle(selection);
      return;
    }
    setSelecting(true);
    desk.onSelect();
  };
  const there = current !== null;
  useTakeKeys(candidates.length, writable && there, take);
  useSteppingKeys(repair, there);
  useKeys({
    id: 'anchors.select',
    section,
    label: selection === null ? 'Select the words anew in the paper' : 'Take the selected words',
    keys: 's',
    when: writable && there,
    run: select,
  });
  return {
    shown,
    selecting: selecting && selection === null,
    selected: selection !== null,
    take,
    show,
    select,
  };
}

/** Which candidate the paper shows: the first by itself, others when they are asked for. */
function useShown(
  candidates: readonly AnchorCandidate[],
  id: string | null,
  onShow: (candidate: AnchorCandidate) => void,
  listRef: RefObject<HTMLDivElement | null>,
) {
  const [shown, setShown] = useState<number | null>(null);
  useEffect(() => {
    if (id !== null) setShown(null);
  }, [id]);
  const [first] = candidates;
  useEffect(() => {
    if (first === undefined) return;
    setShown(0);
    onShow(first);
  }, [first, onShow]);
  const show = (at: number) => {
    const candidate = candidates[at];
    if (candidate === undefined) return;
    setShown(at);
    onShow(candidate);
  };
  useKeys({
    id: 'anchors.show',
    section,
    label: 'Show the next place in the paper',
    keys: 'Enter',
    within: listRef,
    when: candidates.length > 0,
    run: () => show(((shown ?? -1) + 1) % candidates.length),
  });
  return { shown, show };
}

function useSteppingKeys(repair: Repair, on: boolean): void {
  useKeys({
    id: 'anchors.skip',
    section,
    label: 'Leave it for now, go to the next',
    keys: 'k',
    when: on,
    run: repair.skip,
  });
  useKeys({
    id: 'anchors.back',
    section,
    label: 'Go back to the one before',
    keys: 'Shift+k',
    when: on,
    run: () => repair.step(repair.index - 1),
  });
}

/** The digits belong to the places, also those of which there are none: a digit too many must not leave the desk. */
function useTakeKeys(count: number, on: boolean, take: (at: number) => void): void {
  const key = (number: number) => ({
    id: `anchors.take${number}`,
    section,
    label: `Take place ${number}`,
    keys: String(number),
    when: on,
    inPalette: number <= count,
    run: () => take(number - 1),
  });
  useKeys(key(1));
  useKeys(key(2));
  useKeys(key(3));
  useKeys(key(4));
  useKeys(key(5));
}
