import { Ellipsis } from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import type { ConceptMatch } from '#shared/domain/concept-search.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
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
  /** The key that chooses a concept, shown in its row; null: none. */
  readonly keyOf: (conceptId: string) => string | null;
  readonly onChoose: (option: Option) => void;
  /** Changes the concept of a row; without it rows offer no change. */
  readonly onChange?: ((concept: ConceptView) => void) | undefined;
}) {
  const { id, label, options, active, hidden, keyOf, onChoose, onChange } = props;
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
              <ConceptOption match={option.match} keys={keyOf(option.match.concept.id)} onChange={onChange} />
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

function ConceptOption(props: {
  readonly match: ConceptMatch<ConceptView>;
  readonly keys: string | null;
  readonly onChange: ((concept: ConceptView) => void) | undefined;
}) {
  const { keys, onChange } = props;
  const { concept, synonym, near } = props.match;
  const above = concept.path.slice(0, -1);
  return (
    <span className={styles.optionLine} title={concept.path.join(' › ')}>
      {keys === null ? null : (
        <span className={styles.digit}>
          <KeyHint keys={keys} />
        </span>
      )}
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
      {near === true ? <span className={styles.near}>similar</span> : null}
      <span className={styles.uses} aria-label={formatCount(concept.uses, 'claim', 'claims')}>
        {concept.uses === 0 ? '' : concept.uses}
      </span>
      {onChange === undefined ? null : (
        // For the mouse alone, as nothing inside an option can take the focus: by keyboard it is F2.
        <span
          aria-hidden="true"
          className={styles.change}
          title={`Change ${concept.name} (F2)`}
          onClick={(event) => {
            event.stopPropagation();
            onChange(concept);
          }}
        >
          <Ellipsis size={14} />
        </span>
      )}
    </span>
  );
}

function NewOption({ name }: { readonly name: string }) {
  return (
    <span className={styles.optionLine}>{name === '' ? 'New concept …' : `New concept “${name}” …`}</span>
  );
}
