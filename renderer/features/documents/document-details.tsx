import { Button, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { refusedTexts } from '#renderer/bridge/refused-texts.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useReadOnly } from '#renderer/bridge/use-read-only.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { LockedFields } from '#renderer/ui/locked-fields.tsx';
import { formatBytes, formatCount, formatDate } from '#renderer/ui/format.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { documentStateLabels } from '#shared/domain/labels.ts';
import { DocumentChoices } from './document-choices.tsx';
import styles from './document-details.module.css';
import {
  fieldLabels,
  fieldText,
  parseField,
  proposalFor,
  type SaveDocument,
  type TextField,
} from './field-values.ts';
import { useBin } from './use-bin.tsx';
import { useField } from './use-field.ts';

/** Everything about a paper that a person may set, and what its file says of itself. */
export function DocumentDetails(props: { readonly documentId: DocumentId; readonly notice?: ReactNode }) {
  const { documentId, notice } = props;
  const { data: document, error } = useRead(methods.documents.get, { documentId });
  const edit = useCommand(methods.documents.edit);
  const { moveToBin } = useBin();
  const readOnly = useReadOnly();
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (document === undefined) return null;
  const save: SaveDocument = async (set, group) => {
    const result = await edit({ documentId, set }, group === undefined ? {} : { group });
    return result.ok ? result.value : null;
  };
  return (
    <div className={styles.details} key={documentId}>
      <LockedFields reason={readOnly}>
        {notice}
        <TextFieldRow document={document} field="title" save={save} rows={2} />
        <TextFieldRow document={document} field="authors" save={save} rows={3} />
        <div className={styles.pair}>
          <TextFieldRow document={document} field="year" save={save} />
          <TextFieldRow document={document} field="doi" save={save} />
        </div>
        <TextFieldRow document={document} field="journal" save={save} />
        <div className={styles.three}>
          <TextFieldRow document={document} field="volume" save={save} />
          <TextFieldRow document={document} field="issue" save={save} />
          <TextFieldRow document={document} field="pageRange" save={save} />
        </div>
        <DocumentChoices document={document} save={save} />
        <TextFieldRow document={document} field="useReason" save={save} />
        <TextFieldRow document={document} field="registration" save={save} />
        <TextFieldRow document={document} field="notes" save={save} rows={3} />
        <FileFacts document={document} />
        <Button onClick={() => void moveToBin([document.id], document.title)}>Move to bin</Button>
      </LockedFields>
    </div>
  );
}

function TextFieldRow(props: {
  readonly document: DocumentView;
  readonly field: TextField;
  readonly save: SaveDocument;
  readonly rows?: number;
}) {
  const { document, field, save, rows = 1 } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const control = useField(fieldText(document, field), async (text, group) => {
    const parsed = parseField(field, text);
    setProblem('problem' in parsed ? parsed.problem : null);
    // What is not understood stays as it was typed, to be corrected.
    if ('problem' in parsed) return text;
    const taken = await save(parsed.set, group);
    return taken === null ? null : fieldText(taken, field);
  });
  // The text stays in the field as long as that is there; so long it is not saved.
  const name = `${document.id}.${field}`;
  useEffect(() => {
    if (problem === null) return;
    refusedTexts.note(name, '', false);
    return () => refusedTexts.forget(name);
  }, [name, problem]);
  const common = { label: fieldLabels[field], error: problem, dir: 'auto', ...control };
  return (
    <div>
      {rows === 1 ? (
        <TextInput {...common} />
      ) : (
        <Textarea {...common} autosize minRows={1} maxRows={rows * 3} />
      )}
      <Proposal document={document} field={field} save={save} />
    </div>
  );
}

function Proposal(props: {
  readonly document: DocumentView;
  readonly field: TextField;
  readonly save: SaveDocument;
}) {
  const { document, field, save } = props;
  const words = useId();
  const proposal = proposalFor(document, field);
  if (proposal === null) return null;
  const accept = () => {
    const parsed = parseField(field, proposal);
    if ('set' in parsed) void save(parsed.set);
  };
  return (
    <p className={styles.proposal}>
      <span id={words}>
        <span className={styles.source}>From the file:</span> <bdi>{proposal.split('\n').join('; ')}</bdi>
      </span>
      <Button
        size="compact-xs"
        onClick={accept}
        aria-label={`Use for ${fieldLabels[field]}`}
        aria-describedby={words}
      >
        Use
      </Button>
    </p>
  );
}

function FileFacts(props: { readonly document: DocumentView }) {
  const { document } = props;
  const facts: readonly (readonly [string, string])[] = [
    ['File', document.fileName],
    ['Size', `${formatBytes(document.size)} · ${formatCount(document.pages, 'page', 'pages')}`],
    ['Imported', formatDate(document.imported)],
    ...(document.source === null ? [] : [['Source', document.source] as const]),
    [
      'State',
      [documentStateLabels[document.state], document.stateReason ?? ''].filter((x) => x !== '').join(': '),
    ],
    ['SHA-256', document.sha256],
    ...document.earlierFiles.map(
      ({ fileName, until }) => ['Earlier file', `${fileName}, until ${formatDate(until)}`] as const,
    ),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
