import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerApp, appFile } from './app-files.ts';
import { byteRange } from './byte-range.ts';
import { contentPolicy } from './content-policy.ts';
import { answerDocument, documentAddress } from './document-bytes.ts';
import { DocumentTokens } from './document-tokens.ts';

let folder = '';
const bytes = Uint8Array.from({ length: 700_001 }, (_, n) => n % 251);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const emptySha = createHash('sha256').digest('hex');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-protocols-'));
  for (const [name, content] of [
    [sha256, bytes],
    [emptySha, new Uint8Array()],
  ] as const) {
    mkdirSync(join(folder, 'documents', name.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder, 'documents', name.slice(0, 2), name), content);
  }
  mkdirSync(join(folder, 'pages', 'assets'), { recursive: true });
  writeFileSync(
    join(folder, 'pages', 'index.html'),
    '<meta nonce="NONCE_PLACEHOLDER"><i nonce="NONCE_PLACEHOLDER">',
  );
  writeFileSync(join(folder, 'pages', 'assets', 'a.wasm'), 'NONCE_PLACEHOLDER');
  writeFileSync(join(folder, 'secret.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a range of bytes', () => {
  test.each([
    ['bytes=0-9', 100, { start: 0, end: 9 }],
    ['bytes=90-', 100, { start: 90, end: 99 }],
    ['bytes=90-500', 100, { start: 90, end: 99 }],
    ['bytes=-5', 100, { start: 95, end: 99 }],
    ['bytes=-500', 100, { start: 0, end: 99 }],
    ['bytes=100-', 100, 'unsatisfiable'],
    ['bytes=-0', 100, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=9-3', 100, 'whole'],
    ['bytes=0-1,5-6', 100, 'whole'],
    ['pages=1-2', 100, 'whole'],
    ['bytes=-', 100, 'whole'],
    [null, 100, 'whole'],
  ])('%s of a file is what RFC 9110 says', (header, size, expected) => {
    expect(byteRange(header, size)).toEqual(expected);
  });

  test('lies within the file, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(), (odd, from, to, size) => {
        for (const header of [odd, `bytes=${from}-${to}`, `bytes=${from}-`, `bytes=-${to}`]) {
          const range = byteRange(header, size);
          if (typeof range === 'string') continue;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThan(size);
          expect(range.start).toBeLessThanOrEqual(range.end);
        }
      }),
    );
  });
});

describe('the files of the app', () => {
  test.each(['app://sheaf/index.html', 'app://sheaf/', 'app://sheaf/assets/a.wasm?x=1#y'])(
    '%s is one',
    (address) => {
      expect(appFile('/out', address)).toMatch(/^\/out\/[a-z/]*\.(html|wasm)$/u);
    },
  );

  test.each([
    'app://other/index.html',
    'https://sheaf/index.html',
    'app://sheaf/..%2fsecret.json',
    'app://sheaf/%2e%2e%2fsecret.json',
    'app://sheaf/assets/..%5c..%5csecret.json',
    'app://sheaf/a%00.html',
    'app://sheaf/%ff.html',
    'app://sheaf/assets',
    'nonsense',
  ])('%s is none', (address) => {
    expect(appFile('/out', address)).toBeNull();
  });

  test('each page comes with the policy and a nonce of its own', async () => {
    const answer = async () => answerApp(join(folder, 'pages'), 'app://sheaf/index.html');
    const first = await answer();
    const page = await first.text();
    const nonce = /nonce="([^"]+)"/u.exec(page)?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(page).not.toContain('NONCE_PLACEHOLDER');
    expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(await (await answer()).text()).not.toBe(page);
  });

  test('other files keep their bytes and carry the policy as well', async () => {
    const answer = await answerApp(join(folder, 'pages'), 'app://sheaf/assets/a.wasm');
    expect(answer.headers.get('content-type')).toBe('application/wasm');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toBe('NONCE_PLACEHOLDER');
  });

  test('what is not there is 404', async () => {
    expect((await answerApp(join(folder, 'pages'), 'app://sheaf/no.html')).status).toBe(404);
    expect((await answerApp(join(folder, 'pages'), 'app://sheaf/..%2fsecret.json')).status).toBe(404);
  });

  test('the policy allows no eval, no inline code and nothing remote', () => {
    const policy = contentPolicy('abc');
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/u);
    expect(policy).toContain("'wasm-unsafe-eval'");
  });
});

describe('the bytes of a document', () => {
  const tokens = new DocumentTokens();
  const ask = (address: string, init: RequestInit = {}) =>
    answerDocument((token) => tokens.folderOf(token), new Request(address, init));

  test('are served whole, in parts and at the end', async () => {
    const address = `document://${tokens.issue(folder)}/${sha256}`;
    const whole = await ask(address);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const part = await ask(address, { headers: { Range: 'bytes=262143-262145' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 262143-262145/700001');
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(262_143, 262_146))).toBe(true);
    expect((await ask(address, { headers: { Range: 'bytes=700001-' } })).status).toBe(416);
    const head = await ask(address, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('700001');
    expect(await head.text()).toBe('');
  });

  test('of an empty file are none', async () => {
    const answer = await ask(`document://${tokens.issue(folder)}/${emptySha}`);
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });

  test('end with the window that they were served to', async () => {
    const token = tokens.issue(folder);
    expect((await ask(`document://${token}/${sha256}`, { method: 'HEAD' })).status).toBe(200);
    tokens.revoke(token);
    expect((await ask(`document://${token}/${sha256}`)).status).toBe(404);
  });

  test('can only be read', async () => {
    const address = `document://${tokens.issue(folder)}/${sha256}`;
    expect((await ask(address, { method: 'PUT', body: 'x' })).status).toBe(405);
  });

  test('are found by 64 hex digits and nothing else', () => {
    const token = 'a'.repeat(32);
    expect(documentAddress(`document://${token}/${sha256}`)).toEqual({ token, sha256 });
    const others = [
      `${sha256}/`,
      `${sha256}?x`,
      sha256.toUpperCase(),
      `../${sha256}`,
      sha256.slice(1),
      `${sha256}\n`,
      '',
    ];
    for (const other of others) expect(documentAddress(`document://${token}/${other}`)).toBeNull();
    expect(documentAddress(`document://${token.slice(1)}/${sha256}`)).toBeNull();
  });
});
