import type { ReactNode, Ref } from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { FacetRole } from '#shared/domain/values.ts';

/** What a concept field is given. */
export interface ConceptFieldProps {
  readonly label: string;
  /** Shown beside the label, quietly. */
  readonly aside?: ReactNode;
  /** Concepts of the facets with this role are offered. */
  readonly role: FacetRole;
  readonly value: readonly ConceptId[];
  /** Proposed for this field and not decided: of what answers to typing they come first. */
  readonly proposed?: readonly ConceptId[] | undefined;
  /** A concept was chosen; a field for a single one replaces its value here. */
  readonly onAdd: (id: ConceptId) => void;
  readonly onRemove: (id: ConceptId) => void;
  /** Offers “New concept …” at the end of the list, and the changing of concepts in their rows. */
  readonly creatable: boolean;
  readonly placeholder?: string | undefined;
  /** The text field, for a screen that wants to put the focus there. */
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}
