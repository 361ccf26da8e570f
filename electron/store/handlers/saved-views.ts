import { type AppError, appError } from '#shared/contract/errors.ts';
import { tidyName } from '#shared/domain/concept.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import type { Handlers } from '../handler.ts';
import { savedView, savedViews as allViews, viewOfName } from '../repositories/saved-views.ts';
import { fieldsOf } from './fields.ts';
import { notFound } from './refusals.ts';

/** Why a view can't bear a name, or null. */
function nameProblem(db: Reader, name: string, id: string): AppError | null {
  if (name === '') return appError('invalid-input', 'A view needs a name. Nothing was changed.');
  const taken = viewOfName(db, name, id);
  if (taken === null) return null;
  const message = `There is a view “${taken}” already. Choose another name. Nothing was changed.`;
  return appError('conflict', message, { name: taken });
}

export const savedViews: Handlers<'savedViews'> = {
  list: (context) => ok(allViews(context.session().reader)),
  create: {
    plan: (db, { savedViewId, settings, ...given }) => {
      const name = tidyName(given.name);
      const problem = nameProblem(db, name, savedViewId);
      if (problem) return err(problem);
      const set = { name, settings, created: new Date().toISOString() };
      return ok({ operations: [{ kind: 'savedView.created', id: savedViewId, set }] });
    },
    reply: (db, { savedViewId }) => savedView(db, savedViewId),
  },
  edit: {
    plan: (db, { savedViewId, set }) => {
      if (savedView(db, savedViewId) === null) return err(notFound('saved view', savedViewId));
      const name = set.name === undefined ? undefined : tidyName(set.name);
      const problem = name === undefined ? null : nameProblem(db, name, savedViewId);
      if (problem) return err(problem);
      const fields = fieldsOf({ name, settings: set.settings });
      return ok({ operations: [{ kind: 'savedView.edited', id: savedViewId, set: fields }] });
    },
    reply: (db, { savedViewId }) => savedView(db, savedViewId),
  },
  delete: {
    plan: (db, { savedViewId }) => {
      if (savedView(db, savedViewId) === null) return err(notFound('saved view', savedViewId));
      return ok({ operations: [{ kind: 'savedView.deleted', id: savedViewId, set: { deleted: true } }] });
    },
    reply: () => ({ deleted: true }),
  },
};
