import type { SearchHit } from '#shared/contract/search.ts';

/** What was found in one paper; `first` is the number of its first hit among all, in the order in which they are shown. */
export type HitGroup = {
  readonly document: SearchHit['document'];
  readonly title: string;
  readonly first: number;
  readonly hits: readonly SearchHit[];
};

/** Hits under their papers: papers in the order of their best hit, the hits of each as they were ranked. */
export function groupHits(hits: readonly SearchHit[]): readonly HitGroup[] {
  const byDocument = new Map<string, SearchHit[]>();
  for (const hit of hits) byDocument.set(hit.document, [...(byDocument.get(hit.document) ?? []), hit]);
  const groups: HitGroup[] = [];
  let first = 0;
  for (const own of byDocument.values()) {
    const [best] = own;
    if (best === undefined) continue;
    groups.push({ document: best.document, title: best.title, first, hits: own });
    first += own.length;
  }
  return groups;
}

/** A piece of an excerpt, marked or not. */
export type Piece = { readonly text: string; readonly marked: boolean; readonly start: number };

/** An excerpt in pieces, so that the words found can be shown apart. */
export function piecesOf({ text, marks }: SearchHit['excerpt']): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false, start: at });
    pieces.push({ text: text.slice(start, end), marked: true, start });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false, start: at });
  return pieces;
}
