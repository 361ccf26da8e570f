import type { ClaimView } from '#shared/contract/claims.ts';
import type { StudyView } from '#shared/contract/studies.ts';
import { studyInForce } from '#shared/domain/claim-study.ts';
import type { DocumentKind } from '#shared/domain/values.ts';

/** What a form of a study is about. */
export type StudyAbout = {
  readonly claim: ClaimView;
  /** The study that is edited; null: a new one. */
  readonly study: StudyView | null;
  /** All studies of the review. */
  readonly studies: readonly StudyView[];
  /** The kind of the claim's paper; null where nobody said. */
  readonly kind: DocumentKind | null;
};

/** The studies that the claim's paper reports, without the one that the form is about. */
function othersOfPaper({ claim, study, studies }: StudyAbout): readonly StudyView[] {
  return studies.filter(({ id, documents }) => id !== study?.id && documents.includes(claim.documentId));
}

/**
 * Whether a new study becomes the claim's by its paper alone, so that nobody has to choose it.
 * @param reported the paper reports the new study
 */
export function followsFromPaper(about: StudyAbout, reported: boolean): boolean {
  const studies = [...othersOfPaper(about).map(({ id }) => id), ...(reported ? ['new'] : [])];
  return !about.claim.studyChosen && studyInForce(null, about.kind, studies) === 'new';
}

/**
 * What saving a new study, or a paper more or less of one that is there, does to the claims of the paper; null: nothing.
 * @param reported what the form says: the paper reports it
 */
export function studyTold(about: StudyAbout, reported: boolean): string | null {
  const { study, claim } = about;
  if (study === null) return newStudyTold(about, reported);
  const before = study.documents.includes(claim.documentId);
  if (before === reported) return null;
  const others = othersOfPaper(about).map(({ id }) => id);
  if (reported) return others.length === 0 ? null : 'The claims of this paper keep the study that they have.';
  const then = about.studies.find(({ id }) => id === studyInForce(null, about.kind, others));
  return `Claims of this paper with no study chosen ${then === undefined ? 'have none' : `get “${then.label}”`} then.`;
}

function newStudyTold(about: StudyAbout, reported: boolean): string {
  if (followsFromPaper(about, reported))
    return 'It becomes the study of every claim of this paper that has none chosen.';
  const others = othersOfPaper(about);
  const before = others.find(
    ({ id }) =>
      id ===
      studyInForce(
        null,
        about.kind,
        others.map((one) => one.id),
      ),
  );
  if (!reported || before === undefined) return 'Only this claim gets it.';
  return `This paper then reports two studies: this claim gets the new one, the other claims keep “${before.label}”.`;
}
