/** What the first bytes of a file look like as text, just well enough to recognise formats by their ASCII words. */
export interface TextProbe {
  /** The head with one character a byte (UTF-16 decoded), without its byte-order mark. */
  readonly text: string;
  /** Whether the bytes can be words at all: no zero bytes outside UTF-16, hardly any control characters. */
  readonly isText: boolean;
}

/** Looks at the first bytes of a file. */
export function probeText(head: Uint8Array): TextProbe {
  const wide = wideEncoding(head);
  if (wide !== null) return { text: decodeWide(head, wide), isText: true };
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const bytes = bom ? head.subarray(3) : head;
  return { text: latin(bytes), isText: looksLikeText(bytes) };
}

/** Bytes as characters of the same number. */
export function latin(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  }
  return parts.join('');
}

/** UTF-16 by its byte-order mark, or, without one, because nearly every second byte of the head is zero. */
export function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, 2_048) & ~1;
  if (length < 16) return null;
  const even = zerosFrom(0, head, length);
  const odd = zerosFrom(1, head, length);
  const nearlyAll = (length / 2) * 0.7;
  if (even === 0) return odd > nearlyAll ? 'utf-16le' : null;
  return odd === 0 && even > nearlyAll ? 'utf-16be' : null;
}

function zerosFrom(first: 0 | 1, head: Uint8Array, length: number): number {
  let zeros = 0;
  for (let at = first; at < length; at += 2) {
    if (head[at] === 0) zeros += 1;
  }
  return zeros;
}

function decodeWide(head: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const low = encoding === 'utf-16le' ? 0 : 1;
  const units: string[] = [];
  for (let at = 0; at + 1 < head.length; at += 2) {
    units.push(String.fromCharCode((head[at + low] ?? 0) | ((head[at + 1 - low] ?? 0) << 8)));
  }
  return units.join('').replace(/^\uFEFF/, '');
}

function looksLikeText(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return false;
    // Tab, line feed, vertical tab, form feed, return and escape (ISO-2022) occur in texts.
    const control = byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27;
    if (control || byte === 127) controls += 1;
  }
  return controls <= bytes.length * 0.01;
}
