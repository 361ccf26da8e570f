import { useMemo, useState } from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { conceptHue } from '#shared/domain/concept-hue.ts';
import { searchConcepts } from '#shared/domain/concept-search.ts';
import { tidyName } from '#shared/domain/concept.ts';
import type { Option } from './concept-options.tsx';

/** More than this many options are not drawn: typing on is faster than reading them. */
const drawn = 100;

const none: readonly ConceptId[] = [];

/** What the field knows between key presses. */
export interface TypeAhead {
  readonly typed: string;
  readonly open: boolean;
  /** The option that Enter takes; null when none is marked. */
  readonly active: number | null;
  readonly options: readonly Option[];
  /** Concepts that answer but are not drawn. */
  readonly hidden: number;
  readonly type: (text: string) => void;
  readonly show: () => void;
  readonly close: () => void;
  readonly clear: () => void;
  /** Marks the next option, or the one before, going round at the ends. */
  readonly step: (by: -1 | 1) => void;
}

/** The list under a concept field: what is typed, what answers, which answer is marked. */
export function useTypeAhead(props: {
  /** What is searched; retired and merged ones are left out here. */
  readonly concepts: readonly ConceptView[];
  /** All of the review, for the colours. */
  readonly byId: ReadonlyMap<string, ConceptView>;
  readonly chosen: readonly ConceptId[];
  /** Ids that stand first while nothing is typed. */
  readonly order: readonly string[];
  /** Ids that stand first among what answers to what is typed. */
  readonly proposed?: readonly ConceptId[] | undefined;
  readonly creatable: boolean;
}): TypeAhead {
  const { concepts, byId, chosen, order, proposed = none, creatable } = props;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);

  const found = useMemo(() => {
    if (!open) return [];
    const others = concepts.filter((concept) => !chosen.includes(concept.id));
    return searchConcepts(others, typed, { recent: order, proposed });
  }, [open, concepts, chosen, typed, order, proposed]);
  const options = useMemo(() => {
    const shown: Option[] = found
      .slice(0, drawn)
      .map((match) => ({ kind: 'concept', match, hue: conceptHue(byId, match.concept.id) }));
    return creatable && open ? [...shown, { kind: 'new', name: tidyName(typed) } as const] : shown;
  }, [found, byId, creatable, open, typed]);

  // A marked option that is gone (another window of the list, an undo) must not be taken by Enter.
  const marked = active !== null && active < options.length ? active : null;
  return {
    typed,
    open,
    active: marked,
    options,
    hidden: Math.max(0, found.length - drawn),
    type: (text) => {
      setTyped(text);
      setOpen(true);
      setActive(tidyName(text) === '' ? null : 0);
    },
    show: () => setOpen(true),
    close: () => {
      setOpen(false);
      setActive(null);
    },
    clear: () => {
      setTyped('');
      setOpen(false);
      setActive(null);
    },
    step: (by) => {
      setOpen(true);
      setActive(next(marked, by, options.length, open));
    },
  };
}

function next(marked: number | null, by: -1 | 1, count: number, open: boolean): number | null {
  if (!open) return by === 1 ? 0 : null;
  if (count === 0) return null;
  if (marked === null) return by === 1 ? 0 : count - 1;
  return (marked + by + count) % count;
}
