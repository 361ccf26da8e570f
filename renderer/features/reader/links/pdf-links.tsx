import { memo, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import type { PdfPlace } from '#renderer/pdf/destinations.ts';
import type { PdfLink } from '#renderer/pdf/page-links.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import type { PageText } from '#shared/text/page-text.ts';
import { AddressCard } from './address-card.tsx';
import { linkWords, wordsUnder } from './link-words.ts';
import styles from './links.module.css';

/** How the links of all pages behave. */
export type Links = {
  /** The links of a page that are known. */
  readonly of: (page: number) => readonly PdfLink[];
  readonly labelOf: (page: number) => string;
  /** Words are selected: a click that ended a drag follows nothing. */
  readonly selecting: () => boolean;
  readonly onGo: (place: PdfPlace) => void;
  /** Gives the focus back to the text. */
  readonly onLeave: () => void;
};

type Props = {
  readonly found: readonly PdfLink[];
  readonly links: Links;
  readonly text: PageText | null;
  readonly shape: PageShape;
  readonly size: Size;
};

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The links of one page: one stop of the Tab key, arrows walk from one to the next, Enter follows. */
export const PdfLinks = memo(function PdfLinks({ found, links, text, shape, size }: Props) {
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const named = useMemo(
    () =>
      found.map((link) => {
        const where = linkWords(link, links.labelOf);
        const words = text === null ? '' : wordsUnder(text, link.rect);
        return { link, where, name: words === '' ? `Link ${where}` : `${words}, ${where}` };
      }),
    [found, links, text],
  );
  const follow = (link: PdfLink, index: number): void => {
    if (link.place === null) setOpened(index);
    else links.onGo(link.place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = steps[event.key];
    if (event.key === 'Escape') links.onLeave();
    else if (step !== undefined) {
      const next = Math.max(0, Math.min(found.length - 1, at + step));
      setAt(next);
      const holder = event.currentTarget.parentElement;
      holder?.querySelector<HTMLElement>(`[data-link="${next}"]`)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (found.length === 0) return null;
  return (
    <div className={styles.links}>
      {named.map(({ link, name, where }, index) => {
        const { left, top, width, height } = toCss(shape, size, link.rect);
        const anchor = (
          <span
            // Links have no identity but their number on the page.
            key={index}
            role="link"
            tabIndex={index === Math.min(at, found.length - 1) ? 0 : -1}
            data-link={index}
            aria-label={name}
            title={where}
            className={styles.link}
            style={{ left, top, width, height }}
            {...(link.place === null ? { 'aria-haspopup': 'dialog' as const } : {})}
            onFocus={() => setAt(index)}
            onClick={() => {
              if (!links.selecting()) follow(link, index);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return onKeyDown(event);
              event.preventDefault();
              event.stopPropagation();
              follow(link, index);
            }}
          />
        );
        return link.address === null ? (
          anchor
        ) : (
          <AddressCard
            key={index}
            address={link.address}
            opened={opened === index}
            onChange={(open) => setOpened(open ? index : null)}
          >
            {anchor}
          </AddressCard>
        );
      })}
    </div>
  );
});
