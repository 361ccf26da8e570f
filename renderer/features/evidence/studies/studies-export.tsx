import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { useFileExport } from '../use-file-export.ts';

const formats = [
  { format: 'docx', name: 'Word' },
  { format: 'xlsx', name: 'Excel' },
  { format: 'csv', name: 'CSV' },
] as const;

/** Writes the table of study characteristics to a file. */
export function StudiesExport() {
  const [open, setOpen] = useState(false);
  const write = useFileExport(methods.studies.export, {
    what: 'table of studies',
    holds: ({ studies, documents }) =>
      `${formatCount(studies, 'study', 'studies')}, ${formatCount(documents, 'document', 'documents')}.`,
  });
  useKeys({
    id: 'evidence.studies.export',
    label: 'Export the studies …',
    keys: '$mod+e',
    section: 'Evidence',
    whileTyping: true,
    run: () => setOpen(true),
  });
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
          aria-keyshortcuts="Control+E"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(({ format, name }) => (
          <Menu.Item
            key={format}
            onClick={() =>
              void write({ fileName: 'Studies', format: { name, extension: format } }, (ids) => ({
                ...ids,
                format,
              }))
            }
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
