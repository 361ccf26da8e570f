import type { ReadError } from '#shared/contract/reader.ts';
import { err } from '#shared/kit/result.ts';
import type { ReaderExit } from './reader-channel.ts';

type Failure = { readonly ok: false; readonly error: ReadError };

/** Failures that a reader can't tell itself: each names the file and what was too much. */

export function tookTooLong(fileName: string, limitMs: number): Failure {
  return failure(
    'unreadable',
    'time',
    `${fileName} took longer than ${duration(limitMs)} to read and was stopped.`,
  );
}

export function neededTooMuch(fileName: string, limitBytes: number): Failure {
  const message = `${fileName} needed more than ${memory(limitBytes)} of memory to read and was stopped.`;
  return failure('unreadable', 'memory', message);
}

export function died(fileName: string, exit: ReaderExit | null, limitBytes: number): Failure {
  if (exit?.outOfMemory === true) return neededTooMuch(fileName, limitBytes);
  const how = exit?.code === null || exit === null ? '' : ` (code ${exit.code})`;
  return failure('unreadable', 'died', `Reading ${fileName} ended the process that read it${how}.`);
}

export function couldNotStart(fileName: string, why: string): Failure {
  const message = `${fileName} could not be read: no process to read it could be started (${why}).`;
  return failure('internal', 'start', message);
}

export function cancelled(fileName: string): Failure {
  return failure('cancelled', null, `Reading ${fileName} was cancelled.`);
}

function failure(code: ReadError['code'], cause: ReadError['cause'], message: string): Failure {
  return err({ code, cause, message });
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 1) return `${ms} milliseconds`;
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}

function memory(bytes: number): string {
  const megabytes = Math.round(bytes / (1024 * 1024));
  return megabytes < 1_024 ? `${megabytes} MB` : `${(megabytes / 1_024).toFixed(1)} GB`;
}
