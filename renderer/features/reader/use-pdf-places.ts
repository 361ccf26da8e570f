import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';
import { useFindKeys } from './find/find-bar.tsx';
import { usePdfFind } from './find/use-pdf-find.ts';
import { usePdfLinks } from './links/use-pdf-links.ts';
import type { PageTexts } from './page-texts.ts';
import type { PageInfo } from './pdf-pages.tsx';
import { useSide } from './side/use-side.ts';
import type { Target } from './types.ts';
import type { PageView } from './use-page-view.ts';
import { usePdfGoing } from './use-pdf-going.ts';
import type { SelectionDesk } from './use-selection.ts';

type Options = {
  readonly documentId: DocumentId;
  readonly view: PageView;
  readonly texts: PageTexts;
  readonly desk: SelectionDesk;
  readonly easel: Easel | null;
  readonly pages: readonly PageInfo[];
  readonly target: Target | null;
};

/** The ways to other places of a PDF: finding, contents and small pages, links, and going itself. */
export function usePdfPlaces(options: Options) {
  const { documentId, view, texts, desk, easel, pages, target } = options;
  const find = usePdfFind({ documentId, view, texts, desk });
  useFindKeys(find, desk.words);
  const side = useSide({ finding: find.open, pages: true });
  const { shapes } = view;
  const going = usePdfGoing({ documentId, view, shapes, texts, target, match: find.target });
  const links = usePdfLinks({ easel, view, pages, desk, goToPlace: going.goToPlace, onLeave: find.leave });
  return { find, side, links, ...going };
}
