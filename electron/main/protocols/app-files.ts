import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentPolicy } from './content-policy.ts';

/** What the build writes in place of the nonce, see `html.cspNonce` in electron.vite.config.ts. */
const noncePlaceholder = 'NONCE_PLACEHOLDER';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/**
 * The file below `folder` that an `app://sheaf/…` address names, or null when it names none: another host,
 * a folder, or a way out of the folder.
 */
export function appFile(folder: string, address: string): string | null {
  let name: string;
  try {
    const url = new URL(address);
    if (url.protocol !== 'app:' || url.host !== 'sheaf') return null;
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const path = join(folder, name === '/' ? 'index.html' : name);
  return path.startsWith(folder + sep) && extname(path) !== '' ? path : null;
}

/** Answers an address of the app's own origin from `folder`, each with the content policy and a fresh nonce. */
export async function answerApp(folder: string, address: string): Promise<Response> {
  const path = appFile(folder, address);
  if (path === null) return new Response(null, { status: 404 });
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return new Response(null, { status: 404 });
  }
  const extension = extname(path).toLowerCase();
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  if (extension !== '.html') return new Response(new Uint8Array(bytes), { headers });
  return new Response(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce), { headers });
}
