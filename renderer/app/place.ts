import { useCallback, useSyncExternalStore } from 'react';
import { AnnotationId, ClaimId, DocumentId } from '#shared/contract/ids.ts';

export const screens = ['read', 'anchors', 'evidence', 'synthesis', 'bin', 'history', 'settings'] as const;
export type Screen = (typeof screens)[number];

/** Where a window is. Kept in its address, so that it comes back there after a reload. */
export interface Place {
  readonly screen: Screen;
  readonly documentId: DocumentId | null;
  readonly claimId: ClaimId | null;
  /** Words to be shown; whoever goes elsewhere without naming words leaves them behind. */
  readonly annotationId: AnnotationId | null;
}

/** Reads an address such as `#/read/<document>/<claim>/<annotation>`; what makes no sense becomes the beginning. */
export function parsePlace(hash: string): Place {
  const [, screen = '', document, claim, annotation] = hash.split('/');
  return {
    screen: screens.find((known) => known === screen) ?? 'read',
    documentId: DocumentId.safeParse(document).data ?? null,
    claimId: ClaimId.safeParse(claim).data ?? null,
    annotationId: AnnotationId.safeParse(annotation).data ?? null,
  };
}

/** The address of a place. */
export function placeHash({ screen, documentId, claimId, annotationId }: Place): string {
  const ids = [documentId, claimId, annotationId];
  const named = documentId === null ? 0 : ids.findLastIndex((id) => id !== null) + 1;
  return `#/${[screen, ...ids.slice(0, named).map((id) => id ?? '-')].join('/')}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Where this window is, and going elsewhere; what is not named stays as it is. */
export function usePlace(): readonly [Place, (to: Partial<Place>) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const go = useCallback((to: Partial<Place>) => {
    const next = placeHash({ ...parsePlace(window.location.hash), annotationId: null, ...to });
    if (next === window.location.hash) return;
    // Going back and forth in an address bar does not exist here, so no history is kept.
    window.history.replaceState(null, '', next);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [parsePlace(hash), go];
}
