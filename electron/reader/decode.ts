import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { latin, wideEncoding } from '#shared/formats/sniff-text.ts';

export interface Decoded {
  readonly text: string;
  /** Lower-case name of the encoding that was used. */
  readonly encoding: string;
  /** Whether some bytes did not fit and became replacement characters. */
  readonly lossy: boolean;
}

/** How many bytes the guess of an encoding looks at. */
const sampleBytes = 256 * 1024;

/**
 * Decodes a text file: by its byte-order mark; as UTF-8 when every byte fits; as the HTML page declares; else by
 * how often characters occur in languages.
 * @param declared encoding that the content itself names, or null
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  // Seven-bit encodings (ISO-2022) are valid UTF-8 too; their escapes give them away.
  const escaped = bytes.subarray(0, sampleBytes).includes(0x1b);
  if (!escaped || bytes.some((byte) => byte > 127)) {
    const strict = decodeStrictly(bytes);
    if (strict !== null) return strict;
  }
  if (declared !== null && isKnown(declared)) return decodeAs(bytes, superset(declared));
  return decodeAs(bytes, guess(bytes));
}

/** The encoding that an HTML page names in its first bytes, or null. */
export function declaredEncoding(head: Uint8Array): string | null {
  const start = latin(head.subarray(0, 8_192));
  const match =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(start) ??
    /^[^<]{0,3}<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(start);
  return match?.[1]?.toLowerCase() ?? null;
}

function decodeStrictly(bytes: Uint8Array): Decoded | null {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', lossy: false };
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const text = iconv.encodingExists(encoding)
    ? iconv.decode(bytes, encoding)
    : new TextDecoder(encoding).decode(bytes);
  return { text, encoding, lossy: text.includes('\uFFFD') };
}

/** The 7-bit encodings of Japanese mail are known to the runtime only. */
function isKnown(encoding: string): boolean {
  return iconv.encodingExists(encoding) || /^iso-2022-jp$/i.test(encoding);
}

function guess(bytes: Uint8Array): string {
  const firstHigh = bytes.findIndex((byte) => byte > 127);
  const from = Math.max(0, firstHigh - sampleBytes / 2);
  const found = analyse(bytes.subarray(from, from + sampleBytes));
  const known = found.find((match) => match.confidence >= 10 && isKnown(match.name));
  return known === undefined ? 'windows-1252' : superset(known.name.toLowerCase());
}

/** Windows-1252 holds all printable characters of ISO-8859-1, and files that say the one often are the other. */
function superset(encoding: string): string {
  const name = encoding.toLowerCase();
  return /^(?:iso-?8859-1|latin-?1|us-ascii|ascii|ansi)$/.test(name) ? 'windows-1252' : name;
}
