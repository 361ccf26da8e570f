import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { GrantId, type JobId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { AskedPicture } from '#shared/contract/pictures.ts';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { formatCount } from '#renderer/ui/format.ts';
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
  const startJob = useStartJob(methods.pictures.export);
  const started = useRef(new Set<JobId>());
  useJobEnded((job) => {
    if (started.current.delete(job.id)) tell(job);
  });
  return async (format: (typeof formats)[number]['format']) => {
    const name = format.toUpperCase();
    const place = await desktop().files.chooseSave(`${fileNames[picture.what]}.${format}`, [
      { name, extension: format },
    ]);
    if (place === null) return;
    const jobId = newId.job();
    started.current.add(jobId);
    await startJob({ jobId, grantId: GrantId.parse(place.id), format, picture });
  };
}

function tell(job: JobView): void {
  const written = jobResult(methods.pictures.export, job);
  if (job.state === 'done' && written !== null) {
    const { rows, columns, claims, fileName } = written;
    const size = `${formatCount(rows, 'row', 'rows')} by ${formatCount(columns, 'column', 'columns')}`;
    notifications.show({
      title: `${fileName} is written`,
      message: `${size}, ${formatCount(claims, 'claim', 'claims')}.`,
    });
  } else if (job.state === 'failed' && job.error !== null) {
    notifications.show({
      title: 'The picture was not exported',
      message: job.error.message,
      color: 'red',
      autoClose: false,
    });
  }
}
