import { readFile, stat } from 'node:fs/promises';
import type { TableAnswer } from '#shared/contract/reader.ts';
import { largestTable, type TableRequest } from '#shared/contract/reader-tables.ts';
import { extensionOf, sniffBytes } from '#shared/formats/sniff.ts';
import { binaryName } from '#shared/formats/sniff-binary.ts';
import { probeText } from '#shared/formats/sniff-text.ts';
import { err, ok } from '#shared/kit/result.ts';
import { declaredEncoding, decodeText } from './decode.ts';

type Code = 'empty-file' | 'too-large' | 'unsupported-format' | 'unreadable' | 'not-found';

const copyIt = 'Open it in its own program, copy the table there and paste it into the table of studies.';

/** Reads the words of a file that holds a table; whatever goes wrong is an answer that names the file. */
export async function readTableFile({ path, fileName }: TableRequest): Promise<TableAnswer> {
  const refused = (code: Code, why: string): TableAnswer =>
    err({ code, message: `${fileName} ${why}`, cause: null });
  try {
    const { size } = await stat(path);
    if (size === 0) return refused('empty-file', 'is empty.');
    if (size > largestTable)
      return refused(
        'too-large',
        'is larger than 10 MB. Nothing was read: open it in parts, or paste the table.',
      );
    const bytes = await readFile(path);
    const head = bytes.subarray(0, sniffBytes);
    const other = otherFormat(head, extensionOf(fileName));
    if (other !== null) return refused('unsupported-format', `is ${other}. ${copyIt}`);
    const { text, lossy } = decodeText(bytes, declaredEncoding(head));
    return ok({ text, lossy });
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return gone ? refused('not-found', 'is no longer there.') : refused('unreadable', 'could not be read.');
  }
}

/** What a file is that is no text of a table; null: it is text. */
function otherFormat(head: Uint8Array, extension: string): string | null {
  const binary = binaryName(head, extension);
  if (binary !== null) return `no text but a file of another kind (${binary})`;
  const probe = probeText(head);
  if (!probe.isText) return 'no text';
  return /^\s*(?:<!doctype html|<html[\s>])/iu.test(probe.text) ? 'a web page' : null;
}
