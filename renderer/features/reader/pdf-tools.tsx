import { ChevronDown, ChevronUp, Columns2, Maximize, Moon, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { PageBox } from './page-box.tsx';
import { Tool } from './tool.tsx';
import { Toolbar } from './toolbar.tsx';
import type { PageView } from './use-page-view.ts';
import { ZoomTools } from './zoom-tools.tsx';
import { fitPage, fitWidth, zoomStep } from './zoom.ts';
import styles from './toolbar.module.css';

type Props = {
  readonly title: string;
  readonly pages: readonly { readonly page: number; readonly label: string }[];
  readonly view: PageView;
  /** Jumps to a page; `turnTo` shows the next one, which is no jump. */
  readonly goToPage: (page: number) => void;
  readonly turnTo: (page: number) => void;
  /** Pages in dark colours. */
  readonly night: boolean;
  readonly onNight: (night: boolean) => void;
  /** Fits the text column at the caret, or in the middle of the view, to the width. */
  readonly onColumn: () => void;
  /** Tools before those of the pages, and after all others. */
  readonly before: ReactNode;
  readonly after: ReactNode;
};

/** The strip above a PDF: pages, zoom, turn and colours. */
export function PdfTools(props: Props) {
  const { title, pages, view, goToPage, turnTo, night, onNight, onColumn } = props;
  const page = view.main + 1;
  const section = 'Reader';
  const previous = (): void => turnTo(page - 1);
  const next = (): void => turnTo(page + 1);
  useKeys({
    id: 'reader.previous-page',
    label: 'Previous page',
    keys: '$mod+PageUp',
    repeats: true,
    section,
    run: previous,
  });
  useKeys({
    id: 'reader.next-page',
    label: 'Next page',
    keys: '$mod+PageDown',
    repeats: true,
    section,
    run: next,
  });
  return (
    <Toolbar title={title}>
      {props.before}
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
      <PageTools view={view} night={night} onNight={onNight} onColumn={onColumn} />
      {props.after}
    </Toolbar>
  );
}

/** How pages lie and look: whole in the view, turned, in dark colours. */
function PageTools({
  view,
  night,
  onNight,
  onColumn,
}: Pick<Props, 'view' | 'night' | 'onNight' | 'onColumn'>) {
  const section = 'Reader';
  const whole = (): void => view.setZoom(fitPage);
  useKeys({ id: 'reader.fit-page', label: 'Fit page', keys: '$mod+9', section, run: whole });
  useKeys({ id: 'reader.fit-column', label: 'Fit text column', keys: '$mod+8', section, run: onColumn });
  useKeys({
    id: 'reader.turn-right',
    label: 'Turn pages clockwise',
    keys: '$mod+]',
    section,
    run: () => view.turnBy(90),
  });
  useKeys({
    id: 'reader.turn-left',
    label: 'Turn pages anticlockwise',
    keys: '$mod+[',
    section,
    run: () => view.turnBy(-90),
  });
  useKeys({
    id: 'reader.night',
    label: night ? 'Pages as printed' : 'Night pages',
    keys: '$mod+Shift+n',
    section,
    run: () => onNight(!night),
  });
  return (
    <div className={styles.group}>
      <Tool label="Fit page" keys="$mod+9" pressed={view.zoom.mode === 'page'} run={whole}>
        <Maximize size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Fit text column" keys="$mod+8" pressed={view.zoom.mode === 'column'} run={onColumn}>
        <Columns2 size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Turn pages clockwise" keys="$mod+]" run={() => view.turnBy(90)}>
        <RotateCw size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Night pages" keys="$mod+Shift+n" pressed={night} run={() => onNight(!night)}>
        <Moon size={16} aria-hidden="true" />
      </Tool>
    </div>
  );
}
