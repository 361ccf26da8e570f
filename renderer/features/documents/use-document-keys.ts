import type { KeyboardEvent } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { DocumentId } from '#shared/contract/ids.ts';

const section = 'Papers';

/** What the keyboard does from anywhere on the screen of the list; answers what it does inside the list. */
export function useDocumentKeys(list: {
  readonly documents: readonly DocumentView[];
  readonly activeIndex: number;
  readonly list: { readonly current: HTMLElement | null };
  readonly onOpen: (documentId: DocumentId) => void;
  readonly onBin: (document: DocumentView) => void;
  readonly writable: boolean;
  readonly search: { readonly current: HTMLInputElement | null };
}) {
  const { documents, activeIndex } = list;
  const active = documents[activeIndex];
  const open = (index: number) => {
    const document = documents[Math.max(0, Math.min(documents.length - 1, index))];
    if (document !== undefined) list.onOpen(document.id);
  };
  useStepKeys((by) => open(activeIndex + by));
  useKeys({
    id: 'papers.search',
    section,
    label: 'Search the list of papers',
    keys: '/',
    run: () => list.search.current?.focus(),
  });
  useKeys({
    id: 'papers.list',
    section,
    label: 'Go to the list of papers',
    keys: 'l',
    run: () => list.list.current?.focus(),
  });
  useKeys({
    id: 'papers.bin',
    section,
    label: 'Move this paper to the bin',
    keys: 'Delete',
    within: list.list,
    when: active !== undefined && list.writable,
    run: () => {
      if (active !== undefined) list.onBin(active);
    },
  });
  return (event: KeyboardEvent) => {
    const target = stepTo(event.key, activeIndex, documents.length);
    if (target === undefined) return;
    event.preventDefault();
    open(target);
  };
}

/** From paper to paper, for as long as a key is held. */
function useStepKeys(step: (by: -1 | 1) => void): void {
  const shared = { section, repeats: true };
  useKeys({ ...shared, id: 'papers.next', label: 'Next paper', keys: 'j', run: () => step(1) });
  useKeys({ ...shared, id: 'papers.previous', label: 'Previous paper', keys: 'k', run: () => step(-1) });
}

/** Which paper a key of the list leads to; undefined for other keys. */
function stepTo(key: string, from: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1,
    PageDown: from + 10,
    PageUp: from - 10,
  };
  return steps[key];
}
