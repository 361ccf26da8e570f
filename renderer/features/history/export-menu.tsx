import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { formats, useExportHistory } from './use-export-history.ts';

/** Writes the whole history to a file. */
export function ExportMenu() {
  const write = useExportHistory();
  const [open, setOpen] = useState(false);
  useKeys({
    id: 'history.export',
    label: 'Export the history …',
    section: 'History',
    run: () => setOpen(true),
  });
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Button rightSection={<ChevronDown size={14} aria-hidden="true" />}>Export…</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Every change: who, when, what, before, after, why</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format.format} onClick={() => void write(format)}>
            {format.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
