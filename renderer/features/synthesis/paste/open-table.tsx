import { Button } from '@mantine/core';
import { FolderOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { OutcomesDialog } from './outcomes-dialog.tsx';
import { PasteDialog, type Settled } from './paste-dialog.tsx';
import { useMadeAnalyses } from './use-made-analyses.ts';
import { type TableFile, useTableFile } from './use-table-file.ts';
import { newAnalysisOf } from './write-plan.ts';

/**
 * A button that opens a file with studies. Outcomes of RevMan become analyses; a plain table goes into the analysis that is
 * open, or becomes one.
 */
export function OpenTable(props: {
  /** Takes a plain table into the analysis that is open; null: there is none. */
  readonly onTable: ((file: TableFile) => void) | null;
}) {
  const { onTable } = props;
  const choose = useTableFile();
  const make = useMadeAnalyses();
  const [opened, setOpened] = useState<TableFile | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const open = async () => {
    const file = await choose();
    if (file === null) button.current?.focus();
    else if (file.source === 'pasted' && onTable !== null) onTable(file);
    else setOpened(file);
  };
  useKeys({
    id: 'synthesis.open-table',
    section: 'Synthesise',
    label: 'Open a table …',
    keys: 'o',
    run: () => void open(),
  });
  const close = () => {
    setOpened(null);
    button.current?.focus();
  };
  const settle = async ({ mapping, studies, outcome }: Settled, { fileName }: TableFile) => {
    const { groups } = measureInfo(mapping.measure);
    const set = newAnalysisOf(mapping, { comparison: '', outcome }, groups === 2);
    return make([{ set, studies: studies.rows }], fileName);
  };
  return (
    <>
      <Button
        ref={button}
        size="compact-sm"
        aria-keyshortcuts="O"
        title="A file of CSV, text or RevMan (.rm5). Tables of Excel and Word are copied there and pasted here."
        leftSection={<FolderOpen size={14} aria-hidden="true" />}
        onClick={() => void open()}
      >
        Open a table …
      </Button>
      {opened === null ? null : opened.source === 'pasted' ? (
        <PasteDialog
          title={`Studies of ${opened.fileName}`}
          text={opened.text}
          target={null}
          outcome={opened.tables[0]?.title.outcome ?? ''}
          onPlain={null}
          onSettled={(settled) => settle(settled, opened)}
          onClose={close}
        />
      ) : (
        <OutcomesDialog file={opened} onMake={(wanted) => make(wanted, opened.fileName)} onClose={close} />
      )}
    </>
  );
}
