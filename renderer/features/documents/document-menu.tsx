import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, FilePen, Info, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';

/** What can be done with the open paper. */
export function DocumentMenu(props: {
  readonly title: string;
  readonly writable: boolean;
  readonly onDetails: () => void;
  readonly onBin: () => void;
  /** Puts a corrected version of the paper in the place of its file. */
  readonly onReplaceFile: () => void;
  /** What else can be done with the open paper: more items. */
  readonly children?: ReactNode;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More for ${props.title}`}>
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Info size={14} />}
          rightSection={<KeyHint keys="i" />}
          onClick={props.onDetails}
        >
          Details
        </Menu.Item>
        {props.writable ? (
          <Menu.Item leftSection={<FilePen size={14} />} onClick={props.onReplaceFile}>
            Replace file…
          </Menu.Item>
        ) : null}
        {props.children}
        {props.writable ? (
          <Menu.Item
            leftSection={<Trash2 size={14} />}
            rightSection={<KeyHint keys="Delete" />}
            onClick={props.onBin}
          >
            Move to bin
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
