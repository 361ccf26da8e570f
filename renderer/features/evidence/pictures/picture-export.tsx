import { Menu } from '@mantine/core';
import type { z } from 'zod';
import type { AskedPicture, PictureExport as PictureWritten } from '#shared/contract/pictures.ts';
import { boxesWords } from '#shared/figures/letters-of-font.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useFileExport } from '#renderer/bridge/use-file-export.ts';
import { tellExport } from '#renderer/ui/tell-export.ts';
import { ExportButton } from '#renderer/ui/export-button.tsx';

const formats = [
  { format: 'svg', name: 'SVG picture' },
  { format: 'png', name: 'PNG picture, 300 dpi' },
  { format: 'csv', name: 'CSV data' },
  { format: 'json', name: 'JSON data' },
] as const;

const fileNames = { matrix: 'Matrix', map: 'Evidence map', 'effect-direction': 'Effect directions' } as const;

const action = {
  id: 'evidence.picture.export',
  label: 'Export the picture …',
  section: 'Evidence',
  keys: '$mod+e',
  whileTyping: true,
};

/** Writes a picture to a file, as an image or as its data. */
export function PictureExport(props: { readonly picture: z.input<typeof AskedPicture> }) {
  const write = usePictureExport(props.picture);
  return (
    <ExportButton action={action}>
      {formats.map(({ format, name }) => (
        <Menu.Item key={format} onClick={() => void write(format)}>
          {name}
        </Menu.Item>
      ))}
    </ExportButton>
  );
}

const tellPicture = tellExport<PictureWritten>(
  'The picture was not exported',
  ({ rows, columns, claims, boxes }) => {
    const size = `${formatCount(rows, 'row', 'rows')} by ${formatCount(columns, 'column', 'columns')}`;
    const what = `${size}, ${formatCount(claims, 'claim', 'claims')}.`;
    return boxes ? `${what} ${boxesWords}` : what;
  },
);

/** Asks for a place, has the picture written there, and tells the outcome when it is done. */
function usePictureExport(picture: z.input<typeof AskedPicture>) {
  const write = useFileExport(methods.pictures.export, tellPicture);
  return (format: (typeof formats)[number]['format']) =>
    write(
      {
        fileName: `${fileNames[picture.what]}.${format}`,
        format: { name: format.toUpperCase(), extension: format },
      },
      (ids) => ({ ...ids, format, picture }),
    );
}
