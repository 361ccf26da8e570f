import { spawn } from 'node:child_process';

/**
 * Runs a program and collects its output.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limit?: number, shell?: boolean }} [options] `limit` in milliseconds
 * @returns {Promise<{ code: number | null, output: string, stdout: string, timedOut: boolean, missing: boolean }>}
 *   never rejects: a program that is not there gives `missing`
 */
export function run(command, args, { cwd, env = process.env, limit, shell = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stdout = '';
    let timedOut = false;
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, limit);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    const finish = (code, missing) => {
      clearTimeout(timer);
      done({ code, output, stdout, timedOut, missing });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(null, error.code === 'ENOENT');
    });
    child.on('close', (code) => finish(code, false));
  });
}

/** Runs npm on the machine's own Node, not on one from node_modules (npm.cmd needs a shell on Windows). */
export function npm(args, options = {}) {
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}
