/** A group as the stacks see it: itself, its label, and the group that it takes back, if any. */
export type StackGroup = { readonly group: string; readonly label: string; readonly undoes: string | null };

/** What can be undone and redone, the next one last. */
export type UndoStacks = { readonly undo: readonly StackGroup[]; readonly redo: readonly StackGroup[] };

export const emptyStacks: UndoStacks = { undo: [], redo: [] };

/**
 * The stacks after one more group. A new action empties redo; taking back the top of undo moves it to redo, and
 * taking back the top of redo (an undo) puts it on undo again under the label of the action itself.
 */
export function pushGroup(stacks: UndoStacks, next: StackGroup): UndoStacks {
  if (next.undoes === null) {
    const rest = stacks.undo.filter((entry) => entry.group !== next.group);
    return { undo: [...rest, next], redo: [] };
  }
  const undone = stacks.undo.findLast((entry) => entry.group === next.undoes);
  if (undone) {
    const rest = stacks.undo.filter((entry) => entry !== undone);
    return { undo: rest, redo: [...stacks.redo, { ...next, label: undone.label }] };
  }
  const redone = stacks.redo.findLast((entry) => entry.group === next.undoes);
  if (!redone) return stacks;
  const rest = stacks.redo.filter((entry) => entry !== redone);
  return { undo: [...stacks.undo, { ...next, label: redone.label }], redo: rest };
}

/** The stacks after groups in the order of their last change. Groups that can't be undone must be left out. */
export function stacksOf(groups: readonly StackGroup[]): UndoStacks {
  return groups.reduce(pushGroup, emptyStacks);
}
