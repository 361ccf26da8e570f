import { type AppError, appError } from '#shared/contract/errors.ts';
import { GroupId } from '#shared/contract/ids.ts';
import { labelText } from '#shared/changes/labels.ts';
import type { StackGroup } from '#shared/changes/undo-stack.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { exportHistory } from '../exports/history.ts';
import { planUndo, undoStacks } from '../changes/undo.ts';
import type { Plan } from '../changes/writer.ts';
import type { Reader } from '../database/connection.ts';
import { namesInGroup } from '../repositories/actions.ts';
import { changeViews, groupViews } from '../repositories/log.ts';
import type { Context, Handlers } from '../handler.ts';

type Step = { group: GroupId; label: string };

function step(group: StackGroup | undefined): Step | null {
  return group ? { group: GroupId.parse(group.group), label: labelText(group.label) } : null;
}

function planTop(db: Reader, context: Context, stack: 'undo' | 'redo'): Result<Plan, AppError> {
  const top = undoStacks(db, context.session().author())[stack].at(-1);
  if (!top)
    return err(
      appError('not-found', stack === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.'),
    );
  if (context.jobs.isAtWorkOn(top.group)) {
    const message = `“${labelText(top.label)}” is still going on. Wait for its end or cancel it first. Nothing was changed.`;
    return err(appError('conflict', message));
  }
  return planUndo(db, top);
}

/** After an undo, what was undone is the next to redo; after a redo, the next to undo. */
function replyTop(db: Reader, context: Context, stack: 'undo' | 'redo'): Step | null {
  return step(undoStacks(db, context.session().author())[stack].at(-1));
}

export const history: Handlers<'history'> = {
  groups: (context, { limit, offset }) => ok(groupViews(context.session().reader, limit, offset)),
  changes: (context, range) => ok(changeViews(context.session().reader, range)),
  names: (context, { group }) => ok(namesInGroup(context.session().reader, group)),
  state: (context) => {
    const session = context.session();
    if (session.readOnly !== null) return ok({ undo: null, redo: null });
    const stacks = undoStacks(session.reader, session.author());
    return ok({ undo: step(stacks.undo.at(-1)), redo: step(stacks.redo.at(-1)) });
  },
  undo: {
    plan: (db, _input, context) => planTop(db, context, 'undo'),
    reply: (db, _input, context) => replyTop(db, context, 'redo'),
  },
  redo: {
    plan: (db, _input, context) => planTop(db, context, 'redo'),
    reply: (db, _input, context) => replyTop(db, context, 'undo'),
  },
  export: { kept: false, run: exportHistory },
};
