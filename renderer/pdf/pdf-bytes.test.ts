import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfBytes } from './pdf-bytes.ts';
import type { PdfBytesError } from './pdf-bytes.ts';

const size = 1_000_000;
const file = Uint8Array.from({ length: size }, (_, at) => at % 251);
const asked: string[] = [];
let base = '';

const server = createServer((request, response) => {
  const range = /bytes=(\d+)-(\d+)/u.exec(request.headers.range ?? '');
  asked.push(`${request.url ?? ''} ${request.headers.range ?? 'whole'}`);
  if (request.url === '/missing') return void response.writeHead(404).end();
  if (range === null || request.url === '/no-ranges') {
    return void response.writeHead(200, { 'Content-Length': size }).end(file);
  }
  const start = Number(range[1]);
  const end = Math.min(size - 1, Number(range[2]));
  const headers = { 'Content-Range': `bytes ${start}-${end}/${size}`, 'Content-Length': end - start + 1 };
  return void response.writeHead(206, headers).end(file.subarray(start, end + 1));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

function reading(wholeLimit?: number) {
  const parts: number[] = [];
  const broken: PdfBytesError[] = [];
  const options = {
    signal: new AbortController().signal,
    onProgress: (part: number) => void parts.push(part),
    onBroken: (error: PdfBytesError) => void broken.push(error),
    ...(wholeLimit === undefined ? {} : { wholeLimit }),
  };
  return { parts, broken, options };
}

describe('bytes of a file', () => {
  test('a small file comes whole, and tells how far it is', async () => {
    const { parts, options } = reading();
    const bytes = await pdfBytes(`${base}/file`, options);
    expect('data' in bytes && bytes.data).toEqual(file);
    expect(parts.at(-1)).toBe(1);
  });

  test('a server without ranges is served whole too', async () => {
    const bytes = await pdfBytes(`${base}/no-ranges`, reading().options);
    expect('data' in bytes && bytes.data.byteLength).toBe(size);
  });

  test('a large file is read where it is asked for, and nowhere else', async () => {
    asked.length = 0;
    const bytes = await pdfBytes(`${base}/file`, reading(500_000).options);
    if (!('range' in bytes)) throw new Error('read whole');
    const arrived = new Promise<{ begin: number; chunk: Uint8Array }>((resolve) => {
      bytes.range.transportReady((event: { begin: number; chunk: Uint8Array }) => resolve(event));
    });
    bytes.range.requestDataRange(700_000, 700_010);
    const { begin, chunk } = await arrived;
    expect(begin).toBe(700_000);
    expect(chunk).toEqual(file.subarray(700_000, 700_010));
    expect(asked).toEqual(['/file bytes=0-262143', '/file bytes=700000-700009']);
  });

  test('a file that is gone says so', async () => {
    await expect(pdfBytes(`${base}/missing`, reading().options)).rejects.toThrow(
      'missing from the review’s folder',
    );
  });
});
