import type { ConceptView } from '#shared/contract/taxonomy.ts';

/** What every form for a change of a concept is given. */
export interface ChangeProps {
  readonly concept: ConceptView;
  /** All concepts of the review. */
  readonly byId: ReadonlyMap<string, ConceptView>;
  /** The change is saved. */
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
