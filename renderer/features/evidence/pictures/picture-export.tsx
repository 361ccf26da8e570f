import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { AskedPicture } from '#shared/contract/pictures.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useFileExport } from '../use-file-export.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

const formats = [
  { format: 'svg', name: 'SVG picture' },
  { format: 'png', name: 'PNG picture, 300 dpi' },
  { format: 'csv', name: 'CSV data' },
  { format: 'json', name: 'JSON data' },
] as const;

const fileNames = { matrix: 'Matrix', map: 'Evidence map', 'effect-direction': 'Effect directions' } as const;

/** Writes a picture to a file, as an image or as its data. */
export function PictureExport(props: { readonly picture: z.input<typeof AskedPicture> }) {
  const [open, setOpen] = useState(false);
  const write = usePictureExport(props.picture);
  useKeys({
    id: 'evidence.picture.export',
    label: 'Export the picture …',
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
          <Menu.Item key={format} onClick={() => void write(format)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Asks for a place, has the picture written there, and tells the outcome when it is done. */
function usePictureExport(picture: z.input<typeof AskedPicture>) {
  const write = useFileExport(methods.pictures.export, {
    what: 'picture',
    holds: ({ rows, columns, claims }) => {
      const size = `${formatCount(rows, 'row', 'rows')} by ${formatCount(columns, 'column', 'columns')}`;
      return `${size}, ${formatCount(claims, 'claim', 'claims')}.`;
    },
  });
  return (format: (typeof formats)[number]['format']) =>
    write(
      { fileName: fileNames[picture.what], format: { name: format.toUpperCase(), extension: format } },
      (ids) => ({ ...ids, format, picture }),
    );
}
