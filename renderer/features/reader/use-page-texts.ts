import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { unpackBoxes } from '#shared/text/page-text.ts';
import { asRotation } from '#shared/text/display.ts';
import { pageTexts } from './page-texts.ts';
import type { Loaded, PageTexts } from './page-texts.ts';

type Page = {
  readonly info: { page: number; label: string; width: number; height: number; rotate: number };
  readonly text: string;
  readonly boxes: Uint8Array | null;
};

/** Unpacks a page as the store sends it. Boxes that do not fit the text would place every word wrongly. */
export function readPage({ info, text, boxes }: Page): Loaded {
  const unpacked = unpackBoxes(boxes ?? new Uint8Array());
  if (!unpacked.ok || unpacked.value.length !== text.length * 4) {
    return {
      reason: 'The places of this page’s words are damaged; reading the document again makes them anew.',
    };
  }
  const { page, label, width, height, rotate } = info;
  return {
    text: { page, label, width, height, rotate: asRotation(rotate), text, boxes: unpacked.value },
  };
}

/** The page texts of a document under one recipe: a component of another recipe is another component. */
export function usePageTexts(documentId: DocumentId): PageTexts {
  const ask = useAsk(methods.text.page);
  const texts = useMemo(
    () =>
      pageTexts(async (page) => {
        const answer = await ask({ documentId, page });
        return answer.ok ? readPage(answer.value) : { reason: answer.error.message };
      }),
    [ask, documentId],
  );
  useSyncExternalStore(texts.subscribe, texts.version);
  return texts;
}

/** Loads the texts of the pages that are mounted, by first and last index. */
export function useWantedTexts(texts: PageTexts, first: number, last: number): void {
  useEffect(() => {
    for (let page = first + 1; page <= last + 1; page += 1) {
      if (texts.state(page) === undefined) void texts.want(page);
    }
  }, [first, last, texts]);
}
