/** A group as the stacks see it: itself, its label, and the group that it takes back, if any. */
export type StackGroup = { readonly group: string; readonly label: string; readonly undoes: string | null };

/** What can be undone and redone, the next one last. */
export type UndoStacks = { readonly undo: readonly StackGroup[]; readonly redo: readonly StackGroup[] };

/**
 * The stacks after groups in the order of their last change. Groups that can't be undone must be left out.
 * A new action empties redo; taking back the top of undo moves it to redo, and taking back the top of redo (an undo)
 * puts it on undo again under the label of the action itself.
 */
export function stacksOf(groups: readonly StackGroup[]): UndoStacks {
  const undo = new Map<string, StackGroup>();
  const redo = new Map<string, StackGroup>();
  for (const next of groups) {
    if (next.undoes === null) {
      undo.delete(next.group);
      undo.set(next.group, next);
      redo.clear();
      continue;
    }
    const [from, to] = undo.has(next.undoes) ? [undo, redo] : [redo, undo];
    const taken = from.get(next.undoes);
    if (!taken) continue;
    from.delete(next.undoes);
    to.set(next.group, { ...next, label: taken.label });
  }
  return { undo: [...undo.values()], redo: [...redo.values()] };
}
