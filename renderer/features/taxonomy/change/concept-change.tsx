import { type ComponentType, useState } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { type ChangeKind, ChangeMenu } from './change-menu.tsx';
import type { ChangeProps } from './change-props.ts';
import { EditForm } from './edit-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { MoveForm } from './move-form.tsx';
import { RenameForm } from './rename-form.tsx';
import { RetireForm } from './retire-form.tsx';

const forms: Readonly<Record<ChangeKind, ComponentType<ChangeProps>>> = {
  rename: RenameForm,
  move: MoveForm,
  merge: MergeForm,
  retire: RetireForm,
  edit: EditForm,
};

/** Changes one concept in place: the menu of what can be done, then the form of what was chosen. */
export function ConceptChange(props: {
  readonly concept: ConceptView;
  readonly byId: ReadonlyMap<string, ConceptView>;
  /** Saved, or left as it was. */
  readonly onLeave: () => void;
}) {
  const { concept, byId, onLeave } = props;
  const [kind, setKind] = useState<ChangeKind | null>(null);
  if (kind === null) return <ChangeMenu concept={concept} onChoose={setKind} onLeave={onLeave} />;
  const Form = forms[kind];
  return <Form concept={concept} byId={byId} onDone={onLeave} onCancel={onLeave} />;
}
