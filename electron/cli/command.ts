import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/kit/result.ts';
import type { OptionSpecs, ParsedArguments } from './options.ts';
import type { World } from './world.ts';

/** What a command answers: one JSON value for stdout, and whether the exit code is 1 all the same. */
export type Answer = {
  readonly value: unknown;
  readonly failed?: boolean;
  /** stdout holds the bytes of an export; the value goes to the last line of stderr. */
  readonly toStderr?: boolean;
};

/** One command of the command line. */
export type Command = {
  readonly name: string;
  /** How it is called, without `sheaf`. */
  readonly usage: string;
  readonly summary: string;
  /** How many words besides options: least and most. */
  readonly words: readonly [least: number, most: number];
  readonly options: OptionSpecs;
  /** What `--help` says of this command beyond its line. */
  readonly help?: () => Readonly<Record<string, unknown>>;
  readonly run: (world: World, parsed: ParsedArguments) => Promise<Result<Answer, AppError>>;
};

/** Options that every command takes. */
export const commonOptions: OptionSpecs = { reviewer: { takes: 'one', value: 'NAME' } };
