import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { World } from './world.ts';

/**
 * The folder that results are written to, made where it is not there.
 * @param word as the person named it
 * @returns its absolute path, or `invalid-input` with the word, what is in the way, and that nothing was written
 */
export function outFolder(world: World, word: string): Result<string, AppError> {
  if (word.trim() === '') return refused(word, '--out needs the name of a folder.');
  const path = world.path(word);
  try {
    make(path);
    return statSync(path).isDirectory() ? ok(path) : refused(word, `${word} is a file, no folder.`);
  } catch (error) {
    return refused(word, `The folder ${word} can’t be made: ${why(error)}.`);
  }
}

/** One level after the other: asked for all at once, Node does not come to an end where a system's own folder refuses. */
function make(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  if (dirname(path) !== path) make(dirname(path));
  mkdirSync(path);
}

function why(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOTDIR') return 'a part of its path is a file';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'nothing may be written there';
  if (code === 'ENOSPC') return 'the disk is full';
  return code === 'ENAMETOOLONG' ? 'its name is too long' : 'there is no place for it';
}

function refused(word: string, reason: string): Result<never, AppError> {
  return err(appError('invalid-input', `${reason} Nothing was written.`, { field: 'out', path: word }));
}
