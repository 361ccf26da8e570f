import { Button, Table, VisuallyHidden } from '@mantine/core';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Pane, PaneHeader } from '#renderer/ui/pane.tsx';
import { documentLine } from './document-words.ts';
import { useBin } from './use-bin.tsx';

/** Papers that were taken out of the review, each with the way back. */
export function BinView(props: { readonly onRead: () => void }) {
  const binned = useRead(methods.documents.list, { inBin: true });
  const { restore } = useBin();
  const documents = (binned.data ?? []).filter((document) => document.inBin);
  return (
    <Pane
      label="Bin"
      header={
        <PaneHeader title="Bin" {...(documents.length === 0 ? {} : { count: String(documents.length) })} />
      }
    >
      {binned.error === null ? null : <ErrorNote {...errorWords(binned.error)} />}
      {binned.data !== undefined && documents.length === 0 ? (
        <EmptyState
          text="The bin is empty. A paper moved here keeps its claims and can come back at any time."
          action={{ label: 'Back to reading', run: props.onRead }}
        />
      ) : null}
      {documents.length === 0 ? null : (
        <Table verticalSpacing={4} highlightOnHover fz="0.75rem" maw={960}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Paper</Table.Th>
              <Table.Th>About</Table.Th>
              <Table.Th ta="right">Claims</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {documents.map((document) => (
              <Table.Tr key={document.id}>
                <Table.Td>{document.title}</Table.Td>
                <Table.Td>{documentLine(document)}</Table.Td>
                <Table.Td ta="right">{document.claims}</Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="compact-xs"
                    aria-label={`Restore ${document.title}`}
                    onClick={() => void restore([document.id], document.title)}
                  >
                    Restore
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Pane>
  );
}
