import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonld from 'jsonld';
import type { JsonLdObj } from 'jsonld/jsonld-spec.d.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const stored = join(import.meta.dirname, '..', '..', 'e2e', 'fixtures', 'web-annotation', 'anno.jsonld');

/**
 * A JSON-LD document as the triples that it says under the standard's own context, which is read from a stored copy;
 * nothing is fetched. In safe mode the processor refuses every term that the context does not define.
 * @returns N-Quads
 */
export async function quadsOf(document: object): Promise<string> {
  const documentLoader = (url: string) => {
    if (url !== CONTEXT) return Promise.reject(new Error(`Not stored: ${url}`));
    const context: JsonLdObj = JSON.parse(readFileSync(stored, 'utf8'));
    return Promise.resolve({ documentUrl: url, document: context });
  };
  const options = { documentLoader, safe: true, format: 'application/n-quads' as const };
  const quads: unknown = await jsonld.toRDF({ ...document }, options);
  return String(quads);
}
