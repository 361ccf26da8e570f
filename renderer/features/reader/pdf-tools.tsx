import { ChevronDown, ChevronUp } from 'lucide-react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { PageBox } from './page-box.tsx';
import { Tool } from './tool.tsx';
import { Toolbar } from './toolbar.tsx';
import type { PageView } from './use-page-view.ts';
import { ZoomTools } from './zoom-tools.tsx';
import { fitWidth, zoomStep } from './zoom.ts';
import styles from './toolbar.module.css';

type Props = {
  readonly title: string;
  readonly pages: readonly { readonly page: number; readonly label: string }[];
  readonly view: PageView;
  readonly goToPage: (page: number) => void;
};

/** The strip above a PDF: pages and zoom. */
export function PdfTools({ title, pages, view, goToPage }: Props) {
  const page = view.main + 1;
  const section = 'Reader';
  const previous = (): void => goToPage(page - 1);
  const next = (): void => goToPage(page + 1);
  useKeys({
    id: 'reader.previous-page',
    label: 'Previous page',
    keys: '$mod+PageUp',
    section,
    run: previous,
  });
  useKeys({ id: 'reader.next-page', label: 'Next page', keys: '$mod+PageDown', section, run: next });
  return (
    <Toolbar title={title}>
      <div className={styles.group}>
        <Tool label="Previous page" keys="$mod+PageUp" disabled={page <= 1} run={previous}>
          <ChevronUp size={16} aria-hidden="true" />
        </Tool>
        <Tool label="Next page" keys="$mod+PageDown" disabled={page >= pages.length} run={next}>
          <ChevronDown size={16} aria-hidden="true" />
        </Tool>
        <PageBox pages={pages} page={page} goToPage={goToPage} />
      </div>
      <ZoomTools
        factor={view.factor}
        fitted={view.zoom.mode === 'width'}
        resetLabel="Fit width"
        change={(to) =>
          view.setZoom(to === 'reset' ? fitWidth : zoomStep(view.factor, to === 'larger' ? 1 : -1))
        }
      />
    </Toolbar>
  );
}
