import type { DocumentView } from '#shared/contract/documents.ts';
import { tidyDoi } from '#shared/domain/doi.ts';
import type { Reader } from '../../database/connection.ts';
import { documentViews } from '../../repositories/documents.ts';

/** A paper of the review that a name leads to, and whether the name is of the very bytes that it has now. */
export type NamedDocument = { readonly document: DocumentView; readonly sameBytes: boolean };

/**
 * Finds papers by the names that other programs have for them: the hash of their bytes (`urn:sha256:…`, or `ni:` as RFC
 * 6920 has it), also of an earlier file; a DOI; a file of the very same name, where only one paper has that.
 */
export function documentFinder(db: Reader): (names: readonly string[]) => NamedDocument | null {
  const documents = documentViews(db, false);
  const byHash = new Map<string, DocumentView>();
  for (const document of documents)
    for (const { sha256 } of document.earlierFiles) byHash.set(sha256, document);
  for (const document of documents) byHash.set(document.sha256, document);
  const byDoi = unique(documents, ({ doi }) => (doi === null ? '' : doi.toLowerCase()));
  const byFile = unique(documents, ({ fileName }) => fileName.toLowerCase());
  const named = (name: string): DocumentView | undefined => {
    const doi = tidyDoi(decoded(name));
    return (doi === null ? undefined : byDoi.get(doi.toLowerCase())) ?? byFile.get(fileIn(name));
  };
  return (names) => {
    for (const hash of names.flatMap((name) => hashIn(name) ?? [])) {
      const document = byHash.get(hash);
      if (document) return { document, sameBytes: document.sha256 === hash };
    }
    const document = names.map(named).find((found) => found !== undefined);
    return document === undefined ? null : { document, sameBytes: false };
  };
}

/** Papers by a name that one of them alone has. */
function unique(
  documents: readonly DocumentView[],
  nameOf: (document: DocumentView) => string,
): ReadonlyMap<string, DocumentView> {
  const named = Map.groupBy(documents, nameOf);
  return new Map(
    [...named].flatMap(([name, [only, ...others]]) =>
      name === '' || only === undefined || others.length > 0 ? [] : [[name, only] as const],
    ),
  );
}

function hashIn(name: string): string | null {
  const hex = /(?:^|[:/])sha-?256[:;]([0-9a-f]{64})$/iu.exec(name)?.[1];
  if (hex !== undefined) return hex.toLowerCase();
  const coded = /^ni:\/\/[^/]*\/sha-256;([\w-]{43})$/u.exec(name)?.[1];
  return coded === undefined ? null : Buffer.from(coded, 'base64url').toString('hex');
}

function fileIn(name: string): string {
  return (decoded(name).split(/[/\\]/u).at(-1) ?? '').toLowerCase();
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // What is no escape is meant as it stands.
    return name;
  }
}
