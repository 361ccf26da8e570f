import type { ComponentType } from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';

/** The field for concepts that this feature is given: a feature never imports another. */
export type ConceptSlot = ComponentType<{
  readonly label: string;
  readonly role: 'therapy' | 'outcome';
  readonly value: readonly ConceptId[];
  readonly onAdd: (id: ConceptId) => void;
  readonly onRemove: (id: ConceptId) => void;
  readonly creatable: boolean;
  readonly placeholder?: string | undefined;
}>;
