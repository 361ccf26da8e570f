import { useContext, useMemo, useSyncExternalStore } from 'react';
import { StartInfoContext } from '#renderer/bridge/start-info.ts';
import { heldPasswords } from '#renderer/pdf/held-passwords.ts';
import { openEasels } from '#renderer/pdf/open-easels.ts';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { type PdfFileState, usePdfFile } from '#renderer/pdf/use-pdf-file.ts';

/** What a look at a paper needs of it. */
type PeekedFile = { readonly sha256: string; readonly bare: boolean };

/**
 * The file that words are shown from, opened for this when nobody reads it; a file looked at before is at hand again.
 * @param file null: a document without pages, or none
 */
export function usePeekEasel(file: PeekedFile | null): {
  readonly easel: Easel | null;
  /** Why its pages can't be shown, as a sentence. */
  readonly problem: string | null;
} {
  const base = useContext(StartInfoContext)?.review?.documentBase ?? null;
  const { sha256, bare } = file ?? nothing;
  const read = useSyncExternalStore(openEasels.subscribe, () => openEasels.get(sha256));
  const url = file === null || base === null || read !== undefined ? null : `${base}${sha256}`;
  const opened = usePdfFile(url, heldPasswords.get(sha256));
  const easel = read ?? easelIn(opened);
  return {
    easel: useMemo(() => (easel === null ? null : { ...easel, bare }), [easel, bare]),
    problem: opened.state === 'failed' ? opened.failure.message : null,
  };
}

const nothing: PeekedFile = { sha256: '', bare: false };

function easelIn(opened: PdfFileState): Easel | null {
  return opened.state === 'open' ? opened.easel : null;
}
