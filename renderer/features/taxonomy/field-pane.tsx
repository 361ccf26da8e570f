import type { ConceptId, FacetId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import type { FacetRole } from '#shared/domain/values.ts';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';
import { ConceptChange } from './change/concept-change.tsx';
import styles from './concept-field.module.css';
import { ConceptOptions, type Option } from './concept-options.tsx';
import { NewConceptForm } from './new-concept-form.tsx';
import type { QuickChoices } from './use-quick-choices.ts';
import type { TypeAhead } from './use-type-ahead.ts';

/** What the pane below a field shows. */
export type PaneMode =
  | { readonly kind: 'list' }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'change'; readonly conceptId: ConceptId; readonly from: 'list' | 'chip' };

/** The mode of a field in which nothing but choosing is done. */
export const theList: PaneMode = { kind: 'list' };

const noKey = (): null => null;

/** The pane below a concept field: what can be chosen, the making of a concept, or the changing of one. */
export function FieldPane(props: {
  readonly mode: PaneMode;
  readonly listId: string;
  readonly label: string;
  readonly role: FacetRole;
  readonly facetId: FacetId | null;
  readonly concepts: readonly ConceptView[];
  readonly byId: ReadonlyMap<string, ConceptView>;
  readonly list: TypeAhead;
  readonly quick: QuickChoices;
  /** A retired concept that answers to what was typed. */
  readonly retired: ConceptView | null;
  readonly onChoose: (option: Option) => void;
  readonly onChange: ((concept: ConceptView) => void) | undefined;
  readonly onMade: (id: ConceptId) => void;
  readonly onBack: () => void;
}) {
  const { mode, role, facetId, concepts, byId, list, quick, retired, onChange, onBack } = props;
  const changed = mode.kind === 'change' ? byId.get(mode.conceptId) : undefined;
  if (changed !== undefined) return <ConceptChange concept={changed} byId={byId} onLeave={onBack} />;
  if (mode.kind === 'new' && facetId !== null) {
    return (
      <NewConceptForm
        role={role}
        facetId={facetId}
        concepts={concepts}
        proposedName={mode.name}
        onMade={props.onMade}
        onCancel={onBack}
      />
    );
  }
  const withKeys = list.typed === '' && quick.order.length > 0;
  return (
    <>
      <ConceptOptions
        id={props.listId}
        label={props.label}
        options={list.options}
        active={list.active}
        hidden={list.hidden}
        keyOf={withKeys ? quick.keyOf : noKey}
        onChoose={props.onChoose}
        onChange={onChange}
      />
      {retired === null || onChange === undefined ? null : (
        <p className={styles.more}>
          {`${retired.name} is retired. `}
          <button type="button" tabIndex={-1} className={styles.wordButton} onClick={() => onChange(retired)}>
            Bring it back…
          </button>
        </p>
      )}
      <Hints withKeys={withKeys} changeable={onChange !== undefined} />
    </>
  );
}

/** What keys do here, quietly. */
function Hints(props: { readonly withKeys: boolean; readonly changeable: boolean }) {
  const { withKeys, changeable } = props;
  const { on } = useSingleKeys();
  if (!withKeys && !changeable) return null;
  return (
    <p className={styles.hints} aria-hidden="true">
      {withKeys ? (
        <>
          <span>{on ? 'A digit takes one and goes on, with Alt it stays' : 'Alt and a digit take one'}</span>
          <span>
            <KeyHint keys="Alt+0" /> orders the digits by last use
          </span>
        </>
      ) : null}
      {changeable ? (
        <span>
          <KeyHint keys="F2" /> changes the marked concept
        </span>
      ) : null}
    </p>
  );
}
