import { Menu } from '@mantine/core';
import { methods } from '#renderer/bridge/methods.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { ExportButton } from '#renderer/ui/export-button.tsx';
import { useFileExport } from '../use-file-export.ts';

const formats = [
  { format: 'docx', name: 'Word' },
  { format: 'xlsx', name: 'Excel' },
  { format: 'csv', name: 'CSV' },
] as const;

const action = {
  id: 'evidence.studies.export',
  label: 'Export the studies …',
  section: 'Evidence',
  keys: '$mod+e',
  whileTyping: true,
};

/** Writes the table of study characteristics to a file. */
export function StudiesExport() {
  const write = useFileExport(methods.studies.export, {
    what: 'table of studies',
    holds: ({ studies, documents }) =>
      `${formatCount(studies, 'study', 'studies')}, ${formatCount(documents, 'document', 'documents')}.`,
  });
  return (
    <ExportButton action={action}>
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
    </ExportButton>
  );
}
