import { appError } from '#shared/contract/errors.ts';
import { ReviewerId, ReviewId } from '#shared/contract/ids.ts';
import { topics } from '#shared/contract/kinds.ts';
import type { ReviewView } from '#shared/contract/reviews.ts';
import { err, ok } from '#shared/kit/result.ts';
import { cloudFolderOf } from '#electron/node/cloud-folder.ts';
import { dropPrepared, finishRestore, prepareRestore } from '../database/restore.ts';
import { listBackups, makeBackup } from '../database/backups.ts';
import { checkReview } from '../check-review.ts';
import { reviewerRows, reviewRow } from '../repositories/reviews.ts';
import type { Context, Handlers } from '../handler.ts';
import { recordRestore } from '../restored.ts';
import { fieldsOf } from './fields.ts';

function view(context: Context): ReviewView {
  const session = context.session();
  const row = reviewRow(session.reader);
  return {
    ...row,
    id: ReviewId.parse(row.id),
    readOnly: session.readOnly,
    backupMissed: session.backupMissed,
    differing: [...session.differing()],
    cloudFolder: cloudFolderOf(session.folder.root),
    reviewer: session.reviewerName(),
  };
}

export const reviews: Handlers<'reviews'> = {
  get: (context) => ok(view(context)),
  edit: {
    plan: (db, { set }) =>
      ok({ operations: [{ kind: 'review.edited', id: reviewRow(db).id, set: fieldsOf(set) }] }),
    reply: (_db, _input, context) => view(context),
  },
  check: {
    kept: false,
    run: (context, _input, control) => checkReview(context.session(), control),
  },
};

export const reviewers: Handlers<'reviewers'> = {
  list: (context) =>
    ok(
      reviewerRows(context.session().reader).map((row) => ({
        ...row,
        id: ReviewerId.parse(row.id),
        active: row.active === 1,
      })),
    ),
};

const stillAtWork = appError(
  'conflict',
  'Something else is still being done in this review, such as an import. Wait for it or cancel it, then restore. Nothing was changed.',
);

export const backups: Handlers<'backups'> = {
  list: (context) => ok(listBackups(context.session().folder)),
  create: {
    kept: false,
    run: async (context) => {
      const { review, folder, refusal } = context.session();
      const refused = refusal();
      if (refused !== null) return err(refused);
      const made = await makeBackup(review, folder, 'kept');
      context.changed(['backup']);
      return ok(made);
    },
  },
  restore: {
    kept: false,
    run: async (context, { jobId, name }) => {
      const before = context.session();
      const refused = before.refusal();
      if (refused !== null) return err(refused);
      if (context.jobs.isBusy(jobId)) return err(stillAtWork);
      const { folder } = before;
      const ready = prepareRestore(folder, name);
      if (!ready.ok) return ready;
      const kept = await makeBackup(before.review, folder, 'kept').catch((error: unknown) => {
        dropPrepared(ready.value);
        throw error;
      });
      const reopened = await context.reopen(() => finishRestore(folder, ready.value));
      if (!reopened.ok) return reopened;
      const recorded = recordRestore(context.session(), name);
      if (!recorded.ok) return recorded;
      context.changed(topics);
      return ok({ restored: name, kept: kept.name });
    },
  },
};
