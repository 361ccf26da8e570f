import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { notAllowed } from '../../allowed.ts';
import { type Answer, type Command, commonOptions } from '../../command.ts';
import { type OptionSpecs, one, type ParsedArguments, requireOptions, UsageError } from '../../options.ts';
import type { World } from '../../world.ts';
import { annotations } from './annotations.ts';
import { archive } from './archive.ts';
import { evidence } from './evidence.ts';
import type { Exporter } from './exporter.ts';
import { history } from './history.ts';
import { effectDirection, map, matrix } from './pictures.ts';
import { studies } from './studies.ts';

/** All that can be exported; one more is a file and a word here. */
const exporters: readonly Exporter[] = [
  evidence,
  matrix,
  map,
  effectDirection,
  studies,
  annotations,
  history,
  archive,
];

const always: OptionSpecs = {
  what: { takes: 'one', value: 'W' },
  format: { takes: 'one', value: 'F' },
  out: { takes: 'one', value: 'FILE' },
};

const PIECE = 1 << 20;

/** Hands a file to standard output piece by piece, however large it is. */
function pour(world: World, path: string): void {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const length = readSync(file, piece);
      if (length === 0) return;
      world.stdout(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/** @throws UsageError naming an option that belongs to other exports */
function refuseOthersOptions({ what, options }: Exporter, parsed: ParsedArguments): void {
  const known = { ...always, ...commonOptions, ...options };
  const strange = Object.keys(parsed.options).find((name) => !Object.hasOwn(known, name));
  if (strange !== undefined) throw new UsageError(`--what ${what} takes no --${strange}.`);
}

async function run(
  world: World,
  parsed: ParsedArguments,
  temporary: string,
): Promise<Result<Answer, AppError>> {
  const what = one(parsed, 'what') ?? '';
  const exporter = exporters.find((entry) => entry.what === what);
  if (!exporter) {
    const known = exporters.map((entry) => entry.what);
    return err(notAllowed('what', what, known));
  }
  refuseOthersOptions(exporter, parsed);
  const format = one(parsed, 'format') ?? '';
  if (!exporter.formats.includes(format)) return err(notAllowed('format', format, exporter.formats));
  const out = one(parsed, 'out') ?? '-';
  const toStdout = out === '-';
  const path = toStdout ? join(temporary, 'export') : world.path(out);
  const target = { path, name: toStdout ? 'standard output' : basename(path) };
  const done = await world.withReview(world.path(parsed.positionals[0] ?? ''), 'read', (review) =>
    exporter.run(review, { format, parsed, target, say: world.say }),
  );
  if (!done.ok) return done;
  if (toStdout) pour(world, path);
  return ok({ value: { what, format, out, ...done.value }, toStderr: toStdout });
}

/** How one thing is exported: `--what evidence --format csv|xlsx|json [--therapy NAME]`. */
function usageOf({ what, formats, options }: Exporter): string {
  const taken = Object.entries(options).map(([name, { value }]) => ` [--${name}${value ? ` ${value}` : ''}]`);
  return `--what ${what} --format ${formats.join('|')}${taken.join('')}`;
}

export const exportFile: Command = {
  name: 'export',
  usage: `export REVIEW --out FILE|- ${exporters.map(usageOf).join(' | ')}`,
  summary: `writes a file: ${exporters.map(({ what }) => what).join(', ')}`,
  words: [1, 1],
  options: Object.assign({}, ...exporters.map(({ options }) => options), always),
  run: async (world, parsed) => {
    requireOptions(parsed, ['what', 'format', 'out']);
    const temporary = mkdtempSync(join(tmpdir(), 'sheaf-export-'));
    try {
      return await run(world, parsed, temporary);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
};
