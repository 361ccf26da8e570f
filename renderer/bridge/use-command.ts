import { useCallback } from 'react';
import type { z } from 'zod';
import { labelText } from '#shared/changes/labels.ts';
import type { AppError, ErrorCode } from '#shared/contract/errors.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Command, Job } from '#shared/contract/kinds.ts';
import type { Result } from '#shared/kit/result.ts';
import { useBridge } from './bridge-context.ts';
import { methods, nameOf } from './methods.ts';
import { newId } from './new-id.ts';
import { trusted } from './trusted.ts';

/** Which refusals the caller deals with; all others are also shown as a notification. */
export interface RefusalOptions {
  readonly quiet?: 'all' | readonly ErrorCode[];
}

/** The action that a change belongs to, where several changes are one for the person (typing in a field). */
export interface ChangeOptions {
  readonly group?: GroupId;
}

function isQuiet(options: RefusalOptions, error: AppError): boolean {
  return options.quiet === 'all' || options.quiet?.includes(error.code) === true;
}

/** A function that makes a recorded change: saved when its result is ok. Each call is one change. */
export function useCommand<I extends z.ZodType, O extends z.ZodType>(
  method: Command<I, O>,
  options: RefusalOptions = {},
): (input: z.input<I>, change?: ChangeOptions) => Promise<Result<z.output<O>, AppError>> {
  const { link, onRefused } = useBridge();
  const { quiet } = options;
  return useCallback(
    async (input: z.input<I>, change: ChangeOptions = {}) => {
      const result = await link.call({
        method: nameOf(method),
        kind: 'command',
        input,
        change: { id: newId.change(), ...(change.group === undefined ? {} : { group: change.group }) },
      });
      if (!result.ok && !isQuiet(quiet === undefined ? {} : { quiet }, result.error)) {
        onRefused(result.error, labelText(method.label));
      }
      return trusted(method.output, result);
    },
    [link, onRefused, method, quiet],
  );
}

/** A function that starts a job and answers with its first state; `jobId` of the input is made by `newId.job()`. */
export function useStartJob<I extends z.ZodType, O extends z.ZodType>(
  method: Job<I, O>,
  options: RefusalOptions = {},
): (input: z.input<I>) => Promise<Result<JobView, AppError>> {
  const { link, onRefused } = useBridge();
  const { quiet } = options;
  return useCallback(
    async (input: z.input<I>) => {
      const result = await link.call({ method: nameOf(method), kind: 'job', input });
      if (!result.ok && !isQuiet(quiet === undefined ? {} : { quiet }, result.error)) {
        onRefused(result.error, jobWords(nameOf(method)));
      }
      return trusted(methods.jobs.get.output, result);
    },
    [link, onRefused, method, quiet],
  );
}

const jobNames: Readonly<Record<string, string>> = {
  'imports.start': 'Import',
  'imports.retry': 'Import',
  'imports.reread': 'Reading',
  'documents.replaceFile': 'Replacing a file',
  'text.makeAgain': 'Reading again',
  'evidence.export': 'Export',
  'annotations.export': 'Export',
  'annotations.importFile': 'Import',
  'pictures.export': 'Export',
  'studies.export': 'Export',
  'analyses.export': 'Export',
  'history.export': 'Export of the history',
  'archives.write': 'Archive',
  'archives.readable': 'Readable copy',
  'reviews.check': 'Integrity check',
  'backups.create': 'Back-up',
  'backups.restore': 'Restoring',
};

/** The words for a kind of job, such as `imports.start`. */
export function jobWords(kind: string): string {
  return jobNames[kind] ?? kind;
}
