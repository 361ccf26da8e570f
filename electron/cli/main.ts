import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { type Command, commonOptions } from './command.ts';
import { call } from './commands/call.ts';
import { backup, check, restore } from './commands/care.ts';
import { claim } from './commands/claim.ts';
import { exportTable } from './commands/export.ts';
import { importFiles } from './commands/import.ts';
import { list } from './commands/list.ts';
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
  exportTable,
  check,
  backup,
  restore,
  call,
];

function help(): unknown {
  return {
    usage: 'sheaf <command> [--reviewer NAME]',
    commands: commands.map(({ name, usage, summary }) => ({ name, usage: `sheaf ${usage}`, summary })),
    methods: methodLines(),
  };
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
  const answer = await command.run(makeWorld(one(parsed, 'reviewer')), parsed);
  if (!answer.ok) return fail(answer.error);
  const { value, failed, toStderr } = answer.value;
  if (toStderr) process.stderr.write(`${JSON.stringify(value, plain)}\n`);
  else print(value);
  return failed ? 1 : 0;
}

/** Runs one command line. @returns the exit code: 0 done, 1 failed, 2 used wrongly */
async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === '--help' || name === 'help' || rest.includes('--help')) {
    print(help());
    return 0;
  }
  const command = commands.find((entry) => entry.name === name);
  try {
    return command
      ? await runCommand(command, rest)
      : usage(name ? `Unknown command ${name}.` : 'A command is missing.', undefined);
  } catch (error) {
    if (error instanceof UsageError) return usage(error.message, command);
    const traceId = randomUUID();
    process.stderr.write(
      `sheaf: unexpected error ${traceId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return fail({
      ...appError('internal', 'Something went wrong inside Sheaf. What was saved before is safe.'),
      traceId,
    });
  }
}

process.exitCode = await main(process.argv.slice(2));
