import { Menu } from '@mantine/core';
import { Highlighter, Share } from 'lucide-react';
import type { useAnnotationExport } from './use-annotation-export.ts';

/** In the menu of the paper: its annotations for others, in a copy of its PDF or as a file beside it. */
export function AnnotationExportItems(props: { readonly exports: ReturnType<typeof useAnnotationExport> }) {
  const { copy, share } = props.exports;
  return (
    <>
      {copy === null ? null : (
        <Menu.Item leftSection={<Highlighter size={14} />} onClick={copy}>
          Save a copy with highlights…
        </Menu.Item>
      )}
      {share === null ? null : (
        <Menu.Item leftSection={<Share size={14} />} onClick={share}>
          Export annotations…
        </Menu.Item>
      )}
    </>
  );
}
