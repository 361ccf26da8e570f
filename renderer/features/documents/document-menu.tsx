import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, Info, Trash2 } from 'lucide-react';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';

/** What can be done with the open paper. */
export function DocumentMenu(props: {
  readonly title: string;
  readonly writable: boolean;
  readonly onDetails: () => void;
  readonly onBin: () => void;
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
