import { Checkbox } from '@mantine/core';
import type { MatrixView } from '#shared/contract/pictures.ts';
import { DepthSelect } from './depth-select.tsx';
import type { PictureSettings } from './picture-settings.ts';
import styles from './pictures.module.css';
import { UnitChoice } from './unit-choice.tsx';

/** What the matrix counts, and how far its hierarchies are opened. */
export function MatrixStrip(props: {
  readonly settings: PictureSettings;
  readonly onSettings: (settings: PictureSettings) => void;
  readonly view: MatrixView;
  readonly withData: boolean;
  readonly onData: (shown: boolean) => void;
}) {
  const { settings, view, withData } = props;
  const set = (part: Partial<PictureSettings>) => props.onSettings({ ...settings, ...part });
  const { emptyRows, emptyColumns } = view.matrix;
  const empty = settings.withEmpty ? '' : ` (${emptyRows} and ${emptyColumns} not shown)`;
  return (
    <div className={styles.strip} role="group" aria-label="Settings of the matrix">
      <UnitChoice by={settings.by} onUnit={(by) => set({ by })} />
      <DepthSelect
        label="Therapies"
        depth={settings.therapyDepth}
        most={view.depths.therapy}
        onDepth={(therapyDepth) => set({ therapyDepth })}
      />
      <DepthSelect
        label="Outcomes"
        depth={settings.outcomeDepth}
        most={view.depths.outcome}
        onDepth={(outcomeDepth) => set({ outcomeDepth })}
      />
      <Checkbox
        label={`Empty rows and columns${empty}`}
        checked={settings.withEmpty}
        onChange={(event) => set({ withEmpty: event.currentTarget.checked })}
      />
      <Checkbox
        label="Data as a table"
        checked={withData}
        onChange={(event) => props.onData(event.currentTarget.checked)}
      />
    </div>
  );
}
