import { useState } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { useRemembered } from '#renderer/ui/remembered.ts';

export const sideKeys = 'F4';

/** What may stand beside the pages: the contents, the small pages, or the matches of a search. */
export type SideView = 'outline' | 'pages' | 'found';
type Kept = { readonly open: boolean; readonly view: 'outline' | 'pages' };

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('open' in value) || !('view' in value)) return false;
  return typeof value.open === 'boolean' && (value.view === 'outline' || value.view === 'pages');
}

/**
 * The panel beside the pages, which stays as the person left it. `finding`: words are being looked for, so that their
 * matches can be listed; `pages`: the document has pages that can be shown small.
 */
export function useSide({ finding, pages }: { readonly finding: boolean; readonly pages: boolean }) {
  const [kept, setKept] = useRemembered<Kept>('reader.side', { open: false, view: 'outline' }, isKept);
  const [listing, setListing] = useState(false);
  const [asked, setAsked] = useState(0);
  const own = pages ? kept.view : 'outline';
  const listed = listing && finding;
  const view: SideView | null = listed ? 'found' : kept.open ? own : null;
  const offered: readonly SideView[] = [
    'outline',
    ...(pages ? ['pages' as const] : []),
    ...(finding ? ['found' as const] : []),
  ];
  const show = (wanted: SideView): void => {
    setListing(wanted === 'found');
    if (wanted !== 'found') setKept({ open: true, view: wanted });
  };
  const toggle = (): void => {
    setListing(false);
    setKept({ ...kept, view: own, open: view === null });
    if (view === null) setAsked((count) => count + 1);
  };
  useKeys({
    id: 'reader.side',
    label: view === null ? 'Show contents and pages' : 'Hide contents and pages',
    keys: sideKeys,
    section: 'Reader',
    run: toggle,
  });
  return {
    view,
    offered,
    asked,
    listed,
    show,
    toggle,
    /** Shows or hides the matches; with `focus` they are shown and have the focus. */
    list: (focus: boolean) => {
      setListing(focus || !listed);
      setAsked((count) => (focus ? count + 1 : 0));
    },
  };
}
