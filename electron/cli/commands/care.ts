import { CheckReport, type BackupView } from '#shared/contract/reviews.ts';
import { BackupView as BackupSchema } from '#shared/contract/reviews.ts';
import { repairFromBackup } from '#electron/store/index.ts';
import { ok } from '#shared/kit/result.ts';
import type { Command } from '../command.ts';

export const check: Command = {
  name: 'check',
  usage: 'check REVIEW',
  summary: 'looks the review through; exit code 1 when something is wrong',
  words: [1, 1],
  options: {},
  run: async (world, { positionals: [path = ''] }) => {
    const done = await world.withReview(world.path(path), 'read', (review) =>
      review.finish((jobId) => review.client.reviews.check({ jobId })),
    );
    if (!done.ok) return done;
    const report = CheckReport.parse(done.value);
    return ok({ value: report, failed: !report.ok });
  },
};

export const backup: Command = {
  name: 'backup',
  usage: 'backup REVIEW',
  summary: 'makes a backup within the review',
  words: [1, 1],
  options: {},
  run: async (world, { positionals: [path = ''] }) => {
    const done = await world.withReview(world.path(path), 'write', (review) =>
      review.finish((jobId) => review.client.backups.create({ jobId })),
    );
    if (!done.ok) return done;
    const made: BackupView = BackupSchema.parse(done.value);
    return ok({ value: { backup: made.name } });
  },
};

export const restore: Command = {
  name: 'restore',
  usage: 'restore REVIEW BACKUP',
  summary: 'puts a backup in the place of the present state, which is kept',
  words: [2, 2],
  options: {},
  run: async (world, { positionals: [path = '', name = ''] }) => {
    const done = await repairFromBackup(world.path(path), name, world.opener);
    return done.ok ? ok({ value: done.value }) : done;
  },
};
