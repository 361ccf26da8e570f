import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { documentPath, reviewFolder } from '#electron/node/review-folder.ts';
import { byteRange } from './byte-range.ts';
import type { ByteRange } from './byte-range.ts';
import { appOrigin } from './origin.ts';

/** Finds the review folder behind a window's token; null when no such window is open. */
export type FolderOf = (token: string) => string | null;

const chunkBytes = 256 * 1024;

/** The token and the hash in a `document://<token>/<sha256>` address; null for every other form. */
export function documentAddress(address: string): { readonly token: string; readonly sha256: string } | null {
  const match = /^document:\/\/([0-9a-f]{32})\/([0-9a-f]{64})$/u.exec(address);
  const [, token, sha256] = match ?? [];
  return token && sha256 ? { token, sha256 } : null;
}

/**
 * Answers a request for a document's bytes, whole or a range of them. The path is made of the window's own
 * review and 64 hex digits; nothing else of the address is used.
 */
export async function answerDocument(folderOf: FolderOf, request: Request): Promise<Response> {
  const place = documentAddress(request.url);
  const folder = place && folderOf(place.token);
  if (!place || folder === null) return refused(404);
  if (request.method === 'OPTIONS') return refused(204);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405);
  let file: FileHandle;
  try {
    file = await open(documentPath(reviewFolder(folder), place.sha256), 'r');
  } catch {
    return refused(404);
  }
  try {
    const { size } = await file.stat();
    return answerBytes(file, size, request);
  } catch {
    await file.close();
    return refused(404);
  }
}

async function answerBytes(file: FileHandle, size: number, request: Request): Promise<Response> {
  const range = byteRange(request.headers.get('range'), size);
  if (range === 'unsatisfiable') {
    await file.close();
    return refused(416, { 'Content-Range': `bytes */${size}` });
  }
  const part = range === 'whole' ? { start: 0, end: size - 1 } : range;
  const headers = {
    ...sharedHeaders,
    'Content-Length': String(part.end - part.start + 1),
    ...(range === 'whole' ? {} : { 'Content-Range': `bytes ${part.start}-${part.end}/${size}` }),
  };
  const status = range === 'whole' ? 200 : 206;
  if (request.method === 'HEAD') {
    await file.close();
    return new Response(null, { status, headers });
  }
  return new Response(streamOf(file, part), { status, headers });
}

/** Bytes are read as the page takes them, so that a large file is never held whole. */
function streamOf(file: FileHandle, { start, end }: ByteRange): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const length = Math.min(chunkBytes, end - at + 1);
      const { bytesRead, buffer } = await file.read(new Uint8Array(Math.max(length, 0)), 0, length, at);
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      at += bytesRead;
      if (bytesRead > 0 && at <= end) return;
      await file.close();
      controller.close();
    },
    async cancel() {
      await file.close();
    },
  });
}

const sharedHeaders = {
  'Content-Type': 'application/octet-stream',
  'Accept-Ranges': 'bytes',
  'Cache-Control': 'no-store',
  'Access-Control-Allow-Origin': appOrigin,
  'Access-Control-Allow-Headers': 'Range',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Length, Content-Range',
};

function refused(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...sharedHeaders, ...headers } });
}
