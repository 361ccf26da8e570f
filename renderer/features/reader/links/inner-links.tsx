import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { DocumentTree, Span } from '#shared/formats/document-tree.ts';
import { placeOfLink, treePlaces } from '#shared/formats/tree-places.ts';
import styles from '../tree.module.css';

/** Where links within the document lead. */
export type InnerLinks = {
  readonly placeOf: (href: string) => Span | null;
  readonly onGo: (place: Span) => void;
};

const InnerLinksContext = createContext<InnerLinks>({ placeOf: () => null, onGo: () => undefined });

/** Tells everything below it where links within the document lead. */
export const LinksOfDocument = InnerLinksContext.Provider;

/** The links within a document: `go` goes to the place that one leads to, `leave` gives the focus back to the text. */
export function useInnerLinks(tree: DocumentTree, go: (place: Span) => void, leave: () => void): InnerLinks {
  const latest = useRef({ go, leave });
  useEffect(() => {
    latest.current = { go, leave };
  });
  return useMemo(() => {
    const places = treePlaces(tree);
    return {
      placeOf: (href) => placeOfLink(places, href),
      onGo: (place) => {
        latest.current.go(place);
        latest.current.leave();
      },
    };
  }, [tree]);
}

/** A link to a place of the same document; plain words when the place is not there. */
export function InnerLink(props: { readonly href: string; readonly children: ReactNode }) {
  const { placeOf, onGo } = useContext(InnerLinksContext);
  const place = placeOf(props.href);
  if (place === null) return props.children;
  const onClick = (event: MouseEvent): void => {
    // A drag that ends on a link selects words and goes nowhere.
    if (window.getSelection()?.isCollapsed === false) return;
    event.stopPropagation();
    onGo(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
    event.preventDefault();
    event.stopPropagation();
    onGo(place);
  };
  return (
    <span role="link" tabIndex={0} className={styles.link} onClick={onClick} onKeyDown={onKeyDown}>
      {props.children}
    </span>
  );
}
