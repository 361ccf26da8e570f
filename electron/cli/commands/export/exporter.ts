import { randomUUID } from 'node:crypto';
import type { AppError } from '#shared/contract/errors.ts';
import { GrantId } from '#shared/contract/ids.ts';
import type { Result } from '#shared/kit/result.ts';
import type { OptionSpecs, ParsedArguments } from '../../options.ts';
import type { OpenReview, World } from '../../world.ts';

/** Where an export goes: the file, and how messages call it. */
export type Target = { readonly path: string; readonly name: string };

/** What the reply says of an export, besides what, format and place. */
export type ExportReply = Readonly<Record<string, unknown>>;

/** One thing that the command line exports: what follows `--what`. */
export type Exporter = {
  readonly what: string;
  /** The values of `--format`, checked before `run`. */
  readonly formats: readonly string[];
  /** The options that it takes besides `--what`, `--format` and `--out`; any other is used wrongly. */
  readonly options: OptionSpecs;
  readonly run: (
    review: OpenReview,
    asked: {
      readonly format: string;
      readonly parsed: ParsedArguments;
      readonly target: Target;
      /** Tells what must be known of the file and is no part of the reply. */
      readonly say: World['say'];
    },
  ) => Promise<Result<ExportReply, AppError>>;
};

/** Lets the store write the target once. @returns the grant that the method takes */
export function mayWrite(review: OpenReview, { path, name }: Target): GrantId {
  const id = GrantId.parse(randomUUID());
  review.store.grant([{ id, access: 'write', path, name }]);
  return id;
}
