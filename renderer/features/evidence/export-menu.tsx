import { Menu } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { ExportButton } from '#renderer/ui/export-button.tsx';
import { emptyFilter } from './filter-words.ts';
import { type ExportedView, formats, useExport } from './use-export.ts';

const action = {
  id: 'evidence.export',
  label: 'Export the evidence …',
  section: 'Evidence',
  keys: '$mod+e',
  whileTyping: true,
};

/** Writes the evidence to a file: what the table shows, or everything there is. */
export function ExportMenu(props: {
  readonly view: ExportedView & { readonly group: unknown };
  readonly claims: number;
  readonly allClaims: number;
}) {
  const { view, claims, allClaims } = props;
  const write = useExport();
  const everything = { filter: emptyFilter, sort: view.sort };
  const items = (exported: ExportedView) =>
    formats.map((format) => (
      <Menu.Item key={format.format} onClick={() => void write(format, exported)}>
        {format.name}
      </Menu.Item>
    ));
  return (
    <ExportButton action={action}>
      <Menu.Label>
        {`This view: ${formatCount(claims, 'claim', 'claims')}${view.group === null ? '' : ', each once and without groups'}`}
      </Menu.Label>
      {items(view)}
      {claims === allClaims ? null : (
        <>
          <Menu.Divider />
          <Menu.Label>{`Everything: ${formatCount(allClaims, 'claim', 'claims')}`}</Menu.Label>
          {items(everything)}
        </>
      )}
    </ExportButton>
  );
}
