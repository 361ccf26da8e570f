import { Menu } from '@mantine/core';
import { methods } from '#renderer/bridge/methods.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { ExportButton } from '#renderer/ui/export-button.tsx';
import { useFileExport } from '#renderer/bridge/use-file-export.ts';
import { tellExport } from '#renderer/ui/tell-export.ts';
import type { StudiesExport as StudiesWritten } from '#shared/contract/studies.ts';

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

const tellStudies = tellExport<StudiesWritten>(
  'The table of studies was not exported',
  ({ studies, documents }) =>
    `${formatCount(studies, 'study', 'studies')}, ${formatCount(documents, 'document', 'documents')}.`,
);

/** Writes the table of study characteristics to a file. */
export function StudiesExport() {
  const write = useFileExport(methods.studies.export, tellStudies);
  return (
    <ExportButton action={action}>
      {formats.map(({ format, name }) => (
        <Menu.Item
          key={format}
          onClick={() =>
            void write({ fileName: `Studies.${format}`, format: { name, extension: format } }, (ids) => ({
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
