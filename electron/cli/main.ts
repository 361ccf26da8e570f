import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { refusalOf } from '#electron/store/index.ts';
import { type Command, commonOptions } from './command.ts';
import { agreementOfRaters } from './commands/agreement.ts';
import { call } from './commands/call.ts';
import { backup, check, restore } from './commands/care.ts';
import { claim } from './commands/claim.ts';
import { convertNumbers } from './commands/convert.ts';
import { exportFile } from './commands/export/export.ts';
import { importArchiveFile } from './commands/import-archive.ts';
import { importFiles } from './commands/import.ts';
import { list } from './commands/list.ts';
import { metaAnalysis } from './commands/meta.ts';
import { newReview } from './commands/new.ts';
import { search } from './commands/search.ts';
import { methodLines } from './methods.ts';
import { one, parseArguments, UsageError } from './options.ts';
import { makeWorld } from './world.ts';

const commands: readonly Command[] = [
  newReview,
  importFiles,
  list,
  claim,
  search,
  exportFile,
  importArchiveFile,
  check,
  backup,
  restore,
  metaAnalysis,
  convertNumbers,
  agreementOfRaters,
  call,
];

function line({ name, usage, summary }: Command) {
  return { name, usage: `sheaf ${usage}`, summary };
}

/** What there is; of one command, its line and what it says of itself. */
function help(command: Command | undefined): unknown {
  if (command) return { ...line(command), ...command.help?.() };
  return { usage: 'sheaf <command> [--reviewer NAME]', commands: commands.map(line), methods: methodLines() };
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, plain)}\n`);
}

/** Bytes are shown as base64. */
function plain(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function fail(error: AppError): number {
  print({ error: { ...error, traceId: error.traceId || randomUUID() } });
  return 1;
}

function usage(message: string, command: Command | undefined): number {
  process.stderr.write(
    `${message}\nusage: sheaf ${command?.usage ?? '<command> …   (sheaf --help lists the commands)'}\n`,
  );
  return 2;
}

async function runCommand(command: Command, words: readonly string[]): Promise<number> {
  const [least, most] = command.words;
  const parsed = parseArguments(words, { ...commonOptions, ...command.options }, most);
  if (parsed.positionals.length < least) throw new UsageError('An argument is missing.');
  if (parsed.positionals.length > most) throw new UsageError(`“${parsed.positionals[most]}” is too much.`);
  const world = makeWorld(one(parsed, 'reviewer'));
  const answer = world.ok ? await command.run(world.value, parsed) : world;
  if (!answer.ok) return fail(answer.error);
  const { value, failed, toStderr } = answer.value;
  if (toStderr) process.stderr.write(`${JSON.stringify(value, plain)}\n`);
  else print(value);
  return failed ? 1 : 0;
}

/** What SQLite or the disk refused is said as such, wherever it came up; anything else is a fault of Sheaf's. */
function unforeseen(error: unknown): number {
  const refusal = refusalOf(error, 'What was asked for');
  if (refusal) return fail(refusal);
  const traceId = randomUUID();
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sheaf: unexpected error ${traceId}: ${text}\n`);
  const message = 'Something went wrong inside Sheaf. What was saved before is safe.';
  return fail({ ...appError('internal', message), traceId });
}

/** Whether help is asked for: behind a lone `--` all words are meant as they are. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? undefined : end).includes('--help');
}

/** Runs one command line. @returns the exit code: 0 done, 1 failed, 2 used wrongly */
async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  const command = commands.find((entry) => entry.name === name);
  if (name === 'help' || asksForHelp(words)) {
    print(help(command));
    return 0;
  }
  try {
    return command
      ? await runCommand(command, rest)
      : usage(name ? `Unknown command ${name}.` : 'A command is missing.', undefined);
  } catch (error) {
    return error instanceof UsageError ? usage(error.message, command) : unforeseen(error);
  }
}

// Whoever reads the answer may have read enough (`sheaf list … | head`): the work itself is done all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2));
