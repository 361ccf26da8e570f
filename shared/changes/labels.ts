/** The names of actions in History and behind Undo, by their stable code. */
export const changeLabels = {
  'review.created': 'Review created',
  'review.edited': 'Review edited',
  'review.restored': 'Review restored from a backup',
  'reviewer.added': 'Reviewer added',
  'taxonomy.installed': 'Taxonomy added',
  'document.imported': 'Papers imported',
  'document.read': 'Paper read again',
  'document.edited': 'Paper edited',
  'document.fileReplaced': 'File of a paper replaced',
  'document.binned': 'Papers moved to the bin',
  'document.restored': 'Papers restored from the bin',
  'concept.created': 'Concept added',
  'concept.edited': 'Concept edited',
  'concept.merged': 'Concepts merged',
  'annotation.created': 'Highlight added',
  'annotation.edited': 'Highlight edited',
  'annotation.deleted': 'Highlight deleted',
  'annotation.repaired': 'Place of a highlight settled',
  'annotation.takenFromFile': 'Highlights of a file imported',
  'annotation.imported': 'Annotations imported',
  'annotation.leftInFile': 'Highlights of a file left out',
  'study.created': 'Study added',
  'study.edited': 'Study edited',
  'study.deleted': 'Study deleted',
  'claim.created': 'Claim added',
  'claim.edited': 'Claim edited',
  'claim.manyEdited': 'Claims edited',
  'claim.conceptAdded': 'Concept added to claim',
  'claim.conceptRemoved': 'Concept removed from claim',
  'claim.wordsAdded': 'Words added to claim',
  'claim.wordsRemoved': 'Words taken off claim',
  'claim.sidesSwapped': 'Sides swapped',
  'claim.split': 'Claim split',
  'claim.merged': 'Claims merged',
  'claim.deleted': 'Claim deleted',
  'result.created': 'Numbers added',
  'result.edited': 'Numbers edited',
  'result.deleted': 'Numbers deleted',
  'savedView.created': 'Saved view added',
  'savedView.edited': 'Saved view edited',
  'savedView.deleted': 'Saved view deleted',
  'analysis.created': 'Analysis added',
  'analysis.edited': 'Analysis edited',
  'analysis.duplicated': 'Analysis duplicated',
  'analysis.deleted': 'Analysis deleted',
  'analysisRow.created': 'Studies added to an analysis',
  'analysisRow.edited': 'Studies of an analysis edited',
  'analysisRow.deleted': 'Studies taken out of an analysis',
  'history.undone': 'Undone',
  'history.redone': 'Redone',
} as const;

export type ChangeLabel = keyof typeof changeLabels;

/** What happened that nobody can take back by Undo: the beginnings of a review, and its restoring. */
const lasting: readonly string[] = [
  'review.created',
  'review.restored',
  'reviewer.added',
  'taxonomy.installed',
];

/** Whether Undo may take a group with this label back. */
export function isUndoable(label: string): boolean {
  return !lasting.includes(label);
}

/** The words for a label; an unknown one (of a newer version) is shown as it is. */
export function labelText(label: string): string {
  return isKnown(label) ? changeLabels[label] : label;
}

function isKnown(label: string): label is ChangeLabel {
  return Object.hasOwn(changeLabels, label);
}
