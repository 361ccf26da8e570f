import type { StudyDesign } from '#shared/domain/values.ts';
import type { DocumentId, GroupId } from '#shared/contract/ids.ts';
import type { StudyField } from '#shared/contract/studies.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import type { Note } from './study-notes.tsx';
import { followsFromPaper, type StudyAbout } from './study-told.ts';

/** What is said of a study in the form: its fields, and whether the paper of the claim reports it. */
export type SaidOfStudy = {
  readonly label: string;
  readonly design: StudyDesign | null;
  readonly registration: string;
  readonly notes: readonly Note[];
  readonly reported: boolean;
};

/** Saves what the form says as one step of undo; a new study is chosen where it does not follow from the paper. */
export function useSaveStudy(about: StudyAbout): (said: SaidOfStudy) => Promise<boolean> {
  const { claim, study } = about;
  const create = useCommand(methods.studies.create);
  const edit = useCommand(methods.studies.edit);
  const editClaim = useCommand(methods.claims.edit);
  const link = useLinkedNotes(claim.documentId);
  return async ({ label, design, registration, reported, notes }) => {
    const group = newId.group();
    const fields = await link(notes, group);
    if (fields === null) return false;
    const set = {
      label: label.trim(),
      design,
      registration: registration.trim() === '' ? null : registration.trim(),
      fields,
    };
    if (study !== null) {
      const documents = { [claim.documentId]: reported };
      return (await edit({ studyId: study.id, set, documents }, { group })).ok;
    }
    const studyId = newId.study();
    const made = await create({ studyId, set, documents: reported ? [claim.documentId] : [] }, { group });
    if (!made.ok || followsFromPaper(about, reported)) return made.ok;
    return (await editClaim({ claimId: claim.id, set: { study: studyId } }, { group })).ok;
  };
}

/** Notes as fields of a study: words that were selected for them become highlights. null: one was refused. */
function useLinkedNotes(
  documentId: DocumentId,
): (notes: readonly Note[], group: GroupId) => Promise<StudyField[] | null> {
  const highlight = useCommand(methods.annotations.create);
  return async (notes, group) => {
    const fields: StudyField[] = [];
    for (const { name, text, words } of notes) {
      if (name.trim() === '' || text.trim() === '') continue;
      if (words === null || typeof words === 'string') {
        fields.push({ name, text, annotationId: words });
        continue;
      }
      const made = await highlight(
        { annotationId: newId.annotation(), documentId, anchor: words },
        { group },
      );
      if (!made.ok) return null;
      // The same words highlighted before are that highlight.
      fields.push({ name, text, annotationId: made.value.id });
    }
    return fields;
  };
}
