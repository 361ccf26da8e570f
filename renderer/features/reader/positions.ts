import { z } from 'zod';
import type { DocumentId } from '#shared/contract/ids.ts';
import { recall, remember } from '#renderer/ui/remembered.ts';
import { fitWidth } from './zoom.ts';

const Zoom = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('width') }),
  z.strictObject({ mode: z.literal('page') }),
  z.strictObject({ mode: z.literal('column'), from: z.number().min(0).max(1), to: z.number().min(0).max(1) }),
  z.strictObject({ mode: z.literal('scale'), scale: z.number().positive().max(100) }),
]);
const PdfPosition = z.strictObject({
  zoom: Zoom,
  place: z.strictObject({ index: z.int().min(0), part: z.number() }),
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});
const TreePosition = z.strictObject({ offset: z.number().min(0), scale: z.number().positive().max(10) });

/** Where somebody is in a paper: how far down which page, how large, and turned by how many degrees. */
export type PdfPosition = z.infer<typeof PdfPosition>;

/** Where somebody is in a text document: the offset of the first words in view, and the size of type. */
export type TreePosition = z.infer<typeof TreePosition>;

/** How long scrolling pauses before its place is written down, in milliseconds. */
const pause = 500;

/** Positions of one kind of document: in memory at once, in the profile after a pause and when the window goes. */
function keeper<T>(kind: string, schema: z.ZodType<T>, start: T) {
  const known = new Map<DocumentId, T>();
  const unwritten = new Set<DocumentId>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = (): void => {
    timer = null;
    for (const id of unwritten) remember(`read.${kind}.${id}`, known.get(id));
    unwritten.clear();
  };
  window.addEventListener('pagehide', write);
  return {
    get: (id: DocumentId): T => {
      const found =
        known.get(id) ??
        recall(`read.${kind}.${id}`, (value): value is T => schema.safeParse(value).success) ??
        start;
      known.set(id, found);
      return found;
    },
    keep: (id: DocumentId, position: T): void => {
      known.set(id, position);
      unwritten.add(id);
      timer ??= setTimeout(write, pause);
    },
  };
}

const pdf = keeper<PdfPosition>('pdf', PdfPosition, {
  zoom: fitWidth,
  place: { index: 0, part: -0.05 },
  turn: 0,
});
const tree = keeper<TreePosition>('tree', TreePosition, { offset: 0, scale: 1 });

/** Reading positions: kept for each document of this profile. */
export const positions = { pdf: pdf.get, keepPdf: pdf.keep, tree: tree.get, keepTree: tree.keep };
