import { readFile, stat } from 'node:fs/promises';
import type { AnnotationsAnswer } from '#shared/contract/reader.ts';
import type { AnnotationsRequest } from '#shared/contract/reader-annotations.ts';
import { sizeCaps } from '#shared/formats/sniff.ts';
import { readWebAnnotations } from '#shared/formats/web-annotation/read.ts';
import { err, ok } from '#shared/kit/result.ts';
import { decodeText } from './decode.ts';

/** Reads a file of Web Annotations; whatever goes wrong is an answer that names the file. */
export async function readAnnotations({ path, fileName }: AnnotationsRequest): Promise<AnnotationsAnswer> {
  const refused = (code: 'too-large' | 'unsupported-format' | 'unreadable', why: string): AnnotationsAnswer =>
    err({ code, message: `${fileName} ${why} Nothing was imported from it.`, cause: null });
  try {
    const { size } = await stat(path);
    if (size > sizeCaps.text) return refused('too-large', 'is too large for a file of annotations.');
    const json: unknown = JSON.parse(decodeText(await readFile(path)).text);
    const found = readWebAnnotations(json);
    if (found === null) return refused('unsupported-format', 'holds no Web Annotations (JSON-LD).');
    return ok({
      ...found,
      annotations: found.annotations.map((one) => ({
        ...one,
        claims: one.claims.map((claim) => ({
          ...claim,
          concepts: [...claim.concepts],
          values: [...claim.values],
        })),
        targets: one.targets.map((target) => ({ ...target, names: [...target.names] })),
      })),
    });
  } catch (error) {
    const broken = error instanceof SyntaxError ? 'is no whole JSON file.' : 'could not be read.';
    return refused('unreadable', broken);
  }
}
