import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/kit/result.ts';
import { vi } from 'vitest';
import type { Answer, Command } from '../command.ts';
import { parseArguments } from '../options.ts';
import { makeWorld } from '../world.ts';
import type { Shell } from './sheaf.ts';

/**
 * Runs a command in this process, in the folder and profile of a shell: for the many cases of a command whose way
 * through a process of its own is tested beside it.
 */
export async function runHere(
  { folder, path }: Shell,
  command: Command,
  ...words: readonly string[]
): Promise<Result<Answer, AppError>> {
  vi.stubEnv('SHEAF_PROFILE', path('profile'));
  vi.stubEnv('INIT_CWD', folder);
  try {
    const world = makeWorld(undefined);
    return world.ok
      ? await command.run(world.value, parseArguments(words, command.options, command.words[1]))
      : world;
  } finally {
    vi.unstubAllEnvs();
  }
}

/** The refusal of a command that is run here; throws when it answers. */
export async function refusedHere(
  shell: Shell,
  command: Command,
  ...words: readonly string[]
): Promise<AppError> {
  const answer = await runHere(shell, command, ...words);
  if (answer.ok)
    throw new Error(`${command.name} ${words.join(' ')} answered ${JSON.stringify(answer.value)}`);
  return answer.error;
}
