import { spawn } from 'node:child_process';

const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/**
 * Runs a program in the foreground; signals that end us end it first.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function follow(command, args, options) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const passOn = (signal) => child.kill(signal);
    for (const signal of PASSED_ON) process.on(signal, passOn);
    child.on('error', failed);
    child.on('exit', (code) => {
      for (const signal of PASSED_ON) process.off(signal, passOn);
      done(code ?? 1);
    });
  });
}
