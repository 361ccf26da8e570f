import { Fragment, useEffect, useRef } from 'react';
import type { ConceptMatch } from '#shared/domain/concept-search.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './concept-field.module.css';

/** What can be chosen in the open list: concepts, then the making of a new one. */
export type Option =
  | { readonly kind: 'concept'; readonly match: ConceptMatch<ConceptView>; readonly hue: number | null }
  | { readonly kind: 'new'; readonly name: string };

/** The id of the element of an option, for `aria-activedescendant`. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** The open list. The focus stays in the field; `active` is the option that Enter takes. */
export function ConceptOptions(props: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly active: number | null;
  readonly hidden: number;
  readonly onChoose: (option: Option) => void;
}) {
  const { id, label, options, active, hidden, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active !== null) list.current?.children.item(active)?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    <>
      <div ref={list} id={id} role="listbox" aria-label={label} className={styles.options}>
        {options.map((option, index) => (
          <div
            key={option.kind === 'new' ? 'new' : option.match.concept.id}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.option}
            data-new={option.kind === 'new' ? '' : undefined}
            data-hue={option.kind === 'new' ? undefined : option.hue}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
            onKeyDown={() => undefined}
          >
            {option.kind === 'new' ? (
              <NewOption name={option.name} />
            ) : (
              <ConceptOption match={option.match} />
            )}
          </div>
        ))}
      </div>
      {hidden === 0 ? null : (
        <p
          className={styles.more}
        >{`${formatCount(hidden, 'more concept', 'more concepts')}: type to find them`}</p>
      )}
    </>
  );
}

function ConceptOption({ match }: { readonly match: ConceptMatch<ConceptView> }) {
  const { concept, synonym } = match;
  const above = concept.path.slice(0, -1);
  return (
    <span className={styles.optionLine} title={concept.path.join(' › ')}>
      <span className={styles.hueDot} aria-hidden="true" />
      {above.length === 0 ? null : (
        <span className={styles.above}>
          {above.map((name) => (
            <Fragment key={name}>{`${name} › `}</Fragment>
          ))}
        </span>
      )}
      <span className={styles.optionName}>{concept.name}</span>
      {synonym === null ? null : <span className={styles.synonym}>{`“${synonym}”`}</span>}
      <span className={styles.uses} aria-label={formatCount(concept.uses, 'claim', 'claims')}>
        {concept.uses === 0 ? '' : concept.uses}
      </span>
    </span>
  );
}

function NewOption({ name }: { readonly name: string }) {
  return (
    <span className={styles.optionLine}>{name === '' ? 'New concept …' : `New concept “${name}” …`}</span>
  );
}
