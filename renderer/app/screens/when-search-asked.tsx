import { useEffect } from 'react';
import type { PaneControls } from './three-panes.tsx';

/** Shows the search over all papers whenever it is asked for, wherever the window was. */
export function WhenSearchAsked(props: {
  readonly asked: number;
  readonly controls: Pick<PaneControls, 'showLeft'>;
  readonly onSearch: (searching: boolean) => void;
}) {
  const { asked, controls, onSearch } = props;
  useEffect(() => {
    if (asked === 0) return;
    controls.showLeft();
    onSearch(true);
  }, [asked, controls, onSearch]);
  return null;
}
