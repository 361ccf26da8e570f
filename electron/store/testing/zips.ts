import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** Everything in a zip, in its order. */
export async function unzipped(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { autoClose: false });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return files;
}

/** One entry of a zip that a test makes. */
export type Zipped = readonly [name: string, bytes: Buffer, mode?: number];

/** A zip of these entries, which may have one name. */
export function zipped(entries: readonly Zipped[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes, mode] of entries) zip.addBuffer(bytes, name, mode === undefined ? {} : { mode });
  zip.end();
  return buffer(zip.outputStream);
}

/** The same bytes with every `from` replaced by `to`, which is as long. */
export function patched(bytes: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('The names are not equally long.');
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}
