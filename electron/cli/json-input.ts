import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { property } from '#shared/kit/property.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { World } from './world.ts';

async function fileText(world: World, word: string): Promise<Result<string, AppError>> {
  try {
    return ok(await readFile(world.path(word), 'utf8'));
  } catch (error) {
    const code = property(error, 'code');
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
      return err(appError('not-found', `${word} is not there.`, { path: word }));
    if (typeof code !== 'string') throw error;
    return err(appError('unreadable', `${word} can’t be read.`, { path: word }));
  }
}

/**
 * The JSON value that a command takes: of a file, or of standard input for `-`.
 * Refused: `not-found`, `unreadable`, `invalid-input` for what is no JSON.
 */
export async function readJson(world: World, word: string): Promise<Result<unknown, AppError>> {
  const text = word === '-' ? ok(await textOf(world.stdin())) : await fileText(world, word);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value.replace(/^\uFEFF/u, ''));
    return ok(value);
  } catch {
    return err(appError('invalid-input', 'The input is not JSON.', { input: text.value.slice(0, 200) }));
  }
}
