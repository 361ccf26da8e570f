import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { noMetadata } from '#shared/formats/metadata.ts';
import { startChildReader } from './child-process-reader.ts';
import { ReaderPool, type ReaderPoolOptions } from './reader-pool.ts';
import type { ReaderChannel } from './reader-channel.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheaf-reader-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A reader that does to its process what parsers do on bad days; the file's name says which. */
const entry = join(folder, 'reader.mjs');
writeFileSync(
  entry,
  `const hog = [];
const metadata = ${JSON.stringify(noMetadata)};
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (message.type === 'start') return process.send({ type: 'ready' });
  const { id, fileName } = message.request;
  if (fileName === 'hang.pdf') for (;;) {}
  if (fileName === 'die.pdf') process.exit(7);
  if (fileName === 'crash.pdf') process.abort();
  if (fileName === 'nonsense.pdf') return process.send({ type: 'answer', id, answer: { ok: true, value: { state: 'fine' } } });
  if (fileName === 'other.pdf') process.send({ type: 'answer', id: 'other', answer: { ok: false, error: { code: 'internal', message: 'not yours', cause: null } } });
  if (fileName === 'heap.pdf') for (;;) hog.push({ text: 'x'.repeat(100) + hog.length });
  if (fileName === 'buffers.pdf') return setInterval(() => hog.push(Buffer.alloc(40_000_000, 1)), 20);
  process.send({ type: 'answer', id, answer: { ok: true, value: { format: 'pdf', state: 'ready', reason: null, recipe: 'test',
    pages: [], tree: null, metadata, encoding: null, note: String(process.pid) } } });
});`,
);

const open: ReaderPool[] = [];
afterEach(() => {
  for (const pool of open.splice(0)) pool.close();
});

function pool(options: Partial<ReaderPoolOptions> = {}): ReaderPool {
  const made = new ReaderPool({
    startReader: () => startChildReader({ entry, heapMegabytes: 60 }),
    pdfAssets: '',
    timeoutMs: 5_000,
    pollMs: 50,
    ...options,
  });
  open.push(made);
  return made;
}

function file(fileName: string) {
  return { path: `/nowhere/${fileName}`, fileName, format: null, password: null, size: 10 };
}

async function pidOf(reading: ReturnType<ReaderPool['read']>): Promise<string | null> {
  const answer = await reading;
  return answer.ok ? answer.value.note : null;
}

describe('a pool of readers', () => {
  test('reads one file after the other with one process', async () => {
    const readers = pool();
    const pids = await Promise.all(
      ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => pidOf(readers.read(file(name)))),
    );
    expect(pids[0]).toMatch(/^\d+$/);
    expect(new Set(pids).size).toBe(1);
  });

  test('replaces a process after its number of files', async () => {
    const readers = pool({ filesPerReader: 2 });
    const pids = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => pidOf(readers.read(file(name)))));
    expect(pids[1]).toBe(pids[0]);
    expect(pids[2]).not.toBe(pids[1]);
    expect(new Set(pids).size).toBe(3);
  });

  test('uses as many processes at once as it may', async () => {
    const readers = pool({ readers: 2 });
    const pids = await Promise.all(['a.pdf', 'b.pdf'].map((name) => pidOf(readers.read(file(name)))));
    expect(new Set(pids).size).toBe(2);
  });

  test('stops a file that takes too long, and reads the next', async () => {
    const readers = pool({ timeoutMs: 400 });
    const [hung, next] = await Promise.all([readers.read(file('hang.pdf')), readers.read(file('a.pdf'))]);
    expect(hung).toEqual({
      ok: false,
      error: {
        code: 'unreadable',
        cause: 'time',
        message: 'hang.pdf took longer than 400 milliseconds to read and was stopped.',
      },
    });
    expect(next.ok).toBe(true);
  });

  test('gives a larger file more time', async () => {
    const readers = pool({ timeoutMs: 100, timeoutMsPerMegabyte: 1_000 });
    const begun = performance.now();
    const hung = await readers.read({ ...file('hang.pdf'), size: 1024 ** 2 });
    expect(hung.ok).toBe(false);
    expect(performance.now() - begun).toBeGreaterThan(1_000);
  });

  test.skipIf(process.platform === 'win32')(
    'stops a file that needs too much memory outside of the heap',
    async () => {
      const readers = pool({ memoryLimitBytes: 300 * 1024 ** 2, timeoutMs: 20_000 });
      const [eaten, next] = await Promise.all([
        readers.read(file('buffers.pdf')),
        readers.read(file('a.pdf')),
      ]);
      expect(eaten).toMatchObject({
        error: {
          cause: 'memory',
          message: 'buffers.pdf needed more than 300 MB of memory to read and was stopped.',
        },
      });
      expect(next.ok).toBe(true);
    },
  );

  test('names memory as the cause when the heap ends the process', async () => {
    const readers = pool({ timeoutMs: 30_000 });
    const eaten = await readers.read(file('heap.pdf'));
    expect(eaten).toMatchObject({ error: { code: 'unreadable', cause: 'memory' } });
  });

  test.each(['die.pdf', 'crash.pdf', 'nonsense.pdf'])(
    'answers for a process that fails: %s',
    async (name) => {
      const readers = pool();
      const [failed, next] = await Promise.all([readers.read(file(name)), readers.read(file('a.pdf'))]);
      expect(failed).toMatchObject({ error: { code: 'unreadable', cause: 'died' } });
      expect(failed.ok ? '' : failed.error.message).toContain(name);
      expect(next.ok).toBe(true);
    },
  );

  test('takes no answer meant for another file', async () => {
    const answer = await pool().read(file('other.pdf'));
    expect(answer.ok).toBe(true);
  });

  test('answers each waiting file when a hundred are cancelled at once', async () => {
    const readers = pool();
    const stop = new AbortController();
    const names = ['hang.pdf', ...Array.from({ length: 100 }, (_, index) => `${index}.pdf`)];
    const answers = names.map((name) => readers.read(file(name), { signal: stop.signal }));
    setTimeout(() => stop.abort(), 300);
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ error: { code: 'cancelled' } });
    expect((await readers.read(file('a.pdf'))).ok).toBe(true);
  });

  test('answers what is still open when it is closed', async () => {
    const readers = pool();
    const answers = [readers.read(file('hang.pdf')), readers.read(file('a.pdf'))];
    setTimeout(() => readers.close(), 300);
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ error: { code: 'cancelled' } });
  });

  test('says so when no process can be started', async () => {
    const none = pool({ startReader: () => Promise.reject(new Error('no such program')) });
    expect(await none.read(file('a.pdf'))).toMatchObject({ error: { code: 'internal', cause: 'start' } });
    const missing = pool({ startReader: () => startChildReader({ entry: join(folder, 'missing.mjs') }) });
    expect(await missing.read(file('a.pdf'))).toMatchObject({ error: { code: 'internal', cause: 'start' } });
  });

  test('leaves no process behind when it is closed', async () => {
    const channels: ReaderChannel[] = [];
    const ended: number[] = [];
    const readers = pool({
      startReader: async () => {
        const channel = await startChildReader({ entry });
        channels.push(channel);
        channel.onExit(() => ended.push(channels.length));
        return channel;
      },
    });
    await readers.read(file('a.pdf'));
    readers.close();
    await expect.poll(() => ended.length).toBe(channels.length);
    expect(channels.length).toBe(1);
  });

  test('ends a process that has nothing to do', async () => {
    const readers = pool({ idleMs: 50 });
    const first = await pidOf(readers.read(file('a.pdf')));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await pidOf(readers.read(file('b.pdf')))).not.toBe(first);
  });
});
