import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/runtime.ts';

/** A network of its own with nothing in it; whoever is not root becomes it inside. */
const apart =
  process.getuid?.() === 0 ? ['--net', '--mount'] : ['--user', '--map-root-user', '--net', '--mount'];
/**
 * X servers find a free number by sockets of the network and by files: in a network of its own this one would take
 * the number of the server outside, and remove its file. So it gets a folder of its own for them.
 */
const ready = 'ip link set lo up && mkdir -p /tmp/.X11-unix && mount -t tmpfs none /tmp/.X11-unix';

/** Why this machine can't run the test; null when it can. */
const reason = ((): string | null => {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s';
  if (spawnSync('strace', ['-V']).status !== 0) return 'strace is not installed';
  if (spawnSync('Xvfb', ['-help']).error) return 'Xvfb is not installed';
  if (spawnSync('unshare', [...apart, 'sh', '-c', ready]).status !== 0)
    return 'this machine refuses an empty network namespace, a folder mounted in it, or has no ip command';
  return spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0 ? null : 'tracing is refused';
})();

/** Makes the place ready, starts a display of its own, then the working day; all of it below one strace. */
const script = `
${ready} || exit 9
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$1/display" 2>/dev/null &
xvfb=$!
while [ ! -s "$1/display" ]; do sleep 0.1; done
DISPLAY=":$(cat "$1/display")" "$2" "$3" "$1"
code=$?
kill $xvfb
exit $code
`;

let folder = '';
afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function run(program: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DISPLAY: '' };
    const child = spawn(program, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

const isLoopback = (line: string): boolean =>
  /inet_addr\("127\.|inet_pton\(AF_INET6, "(::1|::ffff:127\.)/u.test(line);

describe.skipIf(reason !== null)(
  `in an empty network${reason === null ? '' : ` (skipped: ${reason})`}`,
  () => {
    test('a whole working day connects and sends to nothing but this computer', async () => {
      folder = mkdtempSync(join(tmpdir(), 'sheaf-offline-'));
      const trace = join(folder, 'trace');
      const calls = 'trace=connect,sendto,sendmsg,sendmmsg';
      const day = [
        'sh',
        '-c',
        script,
        'sh',
        folder,
        process.execPath,
        join(projectRoot, 'e2e', 'offline.ts'),
      ];
      const { code, said } = await run('unshare', [
        ...apart,
        'strace',
        '-f',
        '-qq',
        '-e',
        calls,
        '-o',
        trace,
        ...day,
      ]);
      expect([code, said]).toEqual([0, expect.stringContaining('The day is done.')]);
      const addressed = readFileSync(trace, 'utf8')
        .split('\n')
        .filter((line) => line.includes('sa_family=AF_INET'));
      expect(addressed.filter((line) => !isLoopback(line))).toEqual([]);
      // It looked: the driver speaks to the app over loopback, the app to its display over a Unix socket.
      expect(addressed.length).toBeGreaterThan(0);
      expect(readFileSync(trace, 'utf8')).toMatch(/connect\(.*AF_UNIX.*X11/u);
    }, 300_000);
  },
);
