import type { ComponentType, ReactNode, Ref } from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { FacetRole } from '#shared/domain/values.ts';

/** The field for concepts that this feature is given: a feature never imports another. */
export type ConceptSlot = ComponentType<{
  readonly label: string;
  readonly aside?: ReactNode;
  readonly role: FacetRole;
  readonly value: readonly ConceptId[];
  readonly proposed?: readonly ConceptId[] | undefined;
  readonly onAdd: (id: ConceptId) => void;
  readonly onRemove: (id: ConceptId) => void;
  readonly creatable: boolean;
  readonly placeholder?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}>;
