/** One option of a command as the command line knows it. */
export type OptionSpec = {
  /** `flag`: no value; `one`: one value; `many`: given again or with several words after it. */
  readonly takes: 'flag' | 'one' | 'many';
  /** What stands for the value in the usage line. */
  readonly value?: string;
};
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export type ParsedArguments = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
};

/** What is wrong with the words of a command line: exit code 2. */
export class UsageError extends Error {}

/**
 * Takes the words after a command apart. `--name value`, `--name=value`, `--flag`; `--` ends the options. An option
 * that takes many may be given again; once all positionals are there it also takes the words up to the next option.
 * A lone `-` is a positional (standard input or output).
 * @param most how many positionals there can be
 * @throws UsageError for an unknown option, a missing or a surplus value
 */
export function parseArguments(words: readonly string[], specs: OptionSpecs, most: number): ParsedArguments {
  const positionals: string[] = [];
  const options: Record<string, string[]> = {};
  let open = true;
  let last: string[] | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (open && word === '--') open = false;
    else if (open && word.startsWith('--')) {
      at += readOption({ word, next: words[at + 1], specs, options });
      last = listOf(word, specs, options);
    } else if (open && last && positionals.length >= most) last.push(word);
    else if (open && /^-[a-zA-Z]/u.test(word)) throw new UsageError(`Unknown option ${word}.`);
    else positionals.push(word);
  }
  return { positionals, options };
}

/** The list that further words would go to, when the option just read takes many. */
function listOf(word: string, specs: OptionSpecs, options: Record<string, string[]>): string[] | null {
  const name = word.slice(2).split('=', 1)[0] ?? '';
  return specs[name]?.takes === 'many' ? (options[name] ?? null) : null;
}

type Reading = {
  readonly word: string;
  readonly next: string | undefined;
  readonly specs: OptionSpecs;
  readonly options: Record<string, string[]>;
};

/** Reads one option; answers how many further words it took. */
function readOption({ word, next, specs, options }: Reading): number {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals < 0 ? undefined : equals);
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (!spec) throw new UsageError(`Unknown option --${name}.`);
  const given = equals < 0 ? undefined : word.slice(equals + 1);
  const value = spec.takes === 'flag' ? flagValue(name, given) : (given ?? followingWord(name, next));
  const before = options[name] ?? [];
  if (spec.takes === 'one' && before.length > 0) throw new UsageError(`--${name} is given twice.`);
  options[name] = [...before, value];
  return spec.takes === 'flag' || given !== undefined ? 0 : 1;
}

function flagValue(name: string, given: string | undefined): string {
  if (given !== undefined) throw new UsageError(`--${name} takes no value.`);
  return 'true';
}

function followingWord(name: string, next: string | undefined): string {
  if (next === undefined || next.startsWith('--')) throw new UsageError(`--${name} needs a value.`);
  return next;
}

/** The one value of an option, if it was given. */
export function one(parsed: ParsedArguments, name: string): string | undefined {
  return parsed.options[name]?.[0];
}

/** All values of an option. */
export function many(parsed: ParsedArguments, name: string): readonly string[] {
  return parsed.options[name] ?? [];
}

/** Whether a flag was given. */
export function flag(parsed: ParsedArguments, name: string): boolean {
  return parsed.options[name] !== undefined;
}

/** @throws UsageError naming the first option that is missing */
export function requireOptions(parsed: ParsedArguments, names: readonly string[]): void {
  const missing = names.find((name) => parsed.options[name] === undefined);
  if (missing !== undefined) throw new UsageError(`--${missing} is missing.`);
}
