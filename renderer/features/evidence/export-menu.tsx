import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { emptyFilter } from './filter-words.ts';
import { type ExportedView, formats, useExport } from './use-export.ts';

/** Writes the evidence to a file: what the table shows, or everything there is. */
export function ExportMenu(props: {
  readonly view: ExportedView;
  readonly claims: number;
  readonly allClaims: number;
}) {
  const { view, claims, allClaims } = props;
  const write = useExport();
  const [open, setOpen] = useState(false);
  const everything = { filter: emptyFilter, sort: view.sort };
  useKeys({
    id: 'evidence.export',
    label: 'Export the evidence …',
    keys: '$mod+e',
    section: 'Evidence',
    whileTyping: true,
    run: () => setOpen(true),
  });
  const items = (exported: ExportedView) =>
    formats.map((format) => (
      <Menu.Item key={format.format} onClick={() => void write(format, exported)}>
        {format.name}
      </Menu.Item>
    ));
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
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
        <Menu.Label>{`This view: ${formatCount(claims, 'claim', 'claims')}`}</Menu.Label>
        {items(view)}
        {claims === allClaims ? null : (
          <>
            <Menu.Divider />
            <Menu.Label>{`Everything: ${formatCount(allClaims, 'claim', 'claims')}`}</Menu.Label>
            {items(everything)}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
