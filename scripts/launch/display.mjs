import { spawn } from 'node:child_process';
import { hasDisplay } from '../setup/linux-packages.mjs';
import { SetupError } from '../setup/report.mjs';

const SCREEN = '1600x1000x24';
const START_LIMIT_MS = 20_000;

/** Whether windows need an Xvfb here. */
export function needsXvfb(env = process.env) {
  return process.platform === 'linux' && !hasDisplay(env);
}

/**
 * Starts Xvfb on a display number that it finds itself.
 * @returns {Promise<{ display: string, end: () => void }>} it also ends with this process
 * @throws {SetupError} when it does not start
 */
export function startXvfb() {
  return new Promise((done, failed) => {
    // By default an X server starts anew when its last window goes, and refuses whoever comes in that moment.
    const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    const end = () => server.kill();
    const refuse = (why) => {
      clearTimeout(timer);
      end();
      failed(new SetupError(`Xvfb did not start: ${why}`, 'apt-get install -y xvfb xauth'));
    };
    const timer = setTimeout(() => refuse('no answer'), START_LIMIT_MS);
    let said = '';
    server.stderr.on('data', (text) => {
      said += text;
    });
    server.on('error', (error) => refuse(error.message));
    server.on('exit', () => refuse(said.trim()));
    server.stdio[3].once('data', (number) => {
      clearTimeout(timer);
      process.on('exit', end);
      done({ display: `:${String(number).trim()}`, end });
    });
  });
}

/**
 * Runs `work` with a display: the person's own, else an Xvfb for as long as it takes.
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets the environment with DISPLAY
 * @returns {Promise<T>}
 */
export async function withDisplay(env, work) {
  if (!needsXvfb(env)) return work(env);
  const { display, end } = await startXvfb();
  try {
    return await work({ ...env, DISPLAY: display });
  } finally {
    end();
  }
}
