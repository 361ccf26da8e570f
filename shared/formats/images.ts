import type { EmbeddedImage } from './document-tree.ts';

/** UTF-16 units of base64; about 3 MB of image. */
const maxImage = 4_000_000;
/** Shorter ones are single dots that count visits or hold distance. */
const minImage = 100;

/** How the first bytes of each kind look in base64. */
const starts = {
  'image/png': 'iVBORw0KGgo',
  'image/jpeg': '/9j/',
  'image/gif': 'R0lGOD',
  'image/webp': 'UklGR',
} as const;
const kinds = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/**
 * The image of a `data:` address, when it is a kind that a window draws without a parser of documents (no SVG),
 * its first bytes are of that kind, and it is not too large. Null for all other addresses.
 */
export function dataImage(url: string | null | undefined): EmbeddedImage | null {
  if (url === null || url === undefined || url.length > maxImage * 1.1 || !/^\s*data:image\//i.test(url))
    return null;
  const comma = url.indexOf(',');
  const header = url.slice(0, comma).trim().toLowerCase();
  if (!/;\s*base64$/.test(header)) return null;
  const base64 = url
    .slice(comma + 1)
    .replace(/%2b/gi, '+')
    .replace(/%2f/gi, '/')
    .replace(/%3d/gi, '=')
    .replace(/\s+/g, '');
  if (base64.length < minImage || base64.length > maxImage || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    return null;
  // The kind by the bytes, whatever the address says.
  const mime = kinds.find((kind) => base64.startsWith(starts[kind]));
  return mime === undefined ? null : { mime, base64 };
}
