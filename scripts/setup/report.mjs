/** A step of the set-up that could not be done: what is missing, and the command that mends it. */
export class SetupError extends Error {
  /**
   * @param {string} missing one sentence: what is missing
   * @param {string} mend the command or action that mends it
   * @param {string} [detail] the end of a failed program's output
   */
  constructor(missing, mend, detail = '') {
    super(missing);
    this.name = 'SetupError';
    this.mend = mend;
    this.detail = detail;
  }
}

/** Another process of the set-up has failed and has said why. */
export class AlreadyReported extends Error {}

/** One line about what was done. Always stderr: stdout belongs to the command line's JSON. */
export function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/** Prints a failure whole and leaves exit code 1. Unknown errors keep their stack: they are defects. */
export function reportFailure(error) {
  process.exitCode = 1;
  if (error instanceof AlreadyReported) return;
  if (error instanceof SetupError) {
    if (error.detail !== '') process.stderr.write(`${error.detail.trimEnd()}\n`);
    process.stderr.write(`set-up failed: ${error.message}\n  to mend it: ${error.mend}\n`);
  } else {
    process.stderr.write(`set-up failed: ${error?.stack ?? error}\n`);
  }
}

/** The last lines of a program's output, enough to see why it failed. */
export function tail(text, lines = 25) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
