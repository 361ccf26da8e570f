import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';

/*
 * Small readers for the two archives of the set-up, so that it needs neither `unzip` nor `tar` on the machine.
 * Both archives are checked against a known hash before they come here.
 */

/**
 * Files of a .tgz (ustar, as npm packs it).
 * @param {Buffer} bytes
 * @returns {Generator<{ name: string, data: Buffer }>} `name` without npm's leading `package/`
 */
export function* tarFiles(bytes) {
  const tar = gunzipSync(bytes);
  let longName;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(tar, at + 124, 12), 8) || 0;
    const type = String.fromCharCode(tar[at + 156]);
    const data = tar.subarray(at + 512, at + 512 + size);
    if (type === 'x') {
      longName = /\d+ path=([^\n]*)\n/.exec(data.toString('utf8'))?.[1];
    } else if (type === '0' || type === '\0') {
      const prefix = text(tar, at + 345, 155);
      const short = text(tar, at, 100);
      const name = longName ?? (prefix === '' ? short : `${prefix}/${short}`);
      longName = undefined;
      yield { name: name.replace(/^[^/]+\//, ''), data };
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** A NUL-ended field of a tar header. */
function text(bytes, start, length) {
  const field = bytes.toString('latin1', start, start + length);
  const end = field.indexOf('\0');
  return (end === -1 ? field : field.slice(0, end)).trim();
}

const ZIP_END = 0x06054b50;
const ZIP_ENTRY = 0x02014b50;

/**
 * Files of a ZIP archive without ZIP64, by its central directory.
 * @param {Buffer} zip
 * @returns {Generator<{ name: string, mode: number, read: () => Buffer }>} folders are left out
 */
export function* zipFiles(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== ZIP_END) end -= 1;
  if (end < 0) throw new Error('not a ZIP archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ZIP_ENTRY) throw new Error('damaged ZIP directory');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = {
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      start: zip.readUInt32LE(at + 42),
    };
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777;
    if (!name.endsWith('/')) yield { name, mode, read: () => contents(zip, entry) };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function contents(zip, { method, packed, start }) {
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  const data = zip.subarray(from, from + packed);
  if (method === 0) return data;
  if (method === 8) return inflateRawSync(data);
  throw new Error(`unknown ZIP method ${method}`);
}

/** Writes one unpacked file below `folder`; a name that leads out of it is refused. */
export function place(folder, name, data, mode = 0o644) {
  const path = normalize(join(folder, name));
  if (!path.startsWith(folder + sep)) throw new Error(`unsafe name in archive: ${name}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  chmodSync(path, mode | 0o600);
}
