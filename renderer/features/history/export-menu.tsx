import { Menu } from '@mantine/core';
import { ExportButton } from '#renderer/ui/export-button.tsx';
import { formats, useExportHistory } from './use-export-history.ts';

const action = {
  id: 'history.export',
  label: 'Export the history …',
  section: 'History',
};

/** Writes the whole history to a file. */
export function ExportMenu() {
  const write = useExportHistory();
  return (
    <ExportButton action={action} words="Export…">
      <Menu.Label>Every change: who, when, what, before, after, why</Menu.Label>
      {formats.map((format) => (
        <Menu.Item key={format.format} onClick={() => void write(format)}>
          {format.name}
        </Menu.Item>
      ))}
    </ExportButton>
  );
}
