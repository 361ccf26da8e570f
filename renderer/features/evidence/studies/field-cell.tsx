import { ActionIcon, Table } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import type { StudyField, StudyRow } from '#shared/contract/studies.ts';
import { fieldKey, freeField } from '#shared/domain/study-fields.ts';
import styles from './studies.module.css';
import { Way } from './way.tsx';
import type { WaysBack } from './ways-back.ts';

/** What a study has in a column of a free field: a way to its words where it has any, and a button to write in it. */
export function FieldCell(props: {
  readonly study: StudyRow;
  readonly name: string;
  readonly writable: boolean;
  readonly writing: boolean;
  readonly onWriting: (begins: boolean) => void;
  readonly onOpenWords: WaysBack['onOpenWords'];
}) {
  const { study, name, writing, onWriting, onOpenWords } = props;
  const pen = useRef<HTMLButtonElement>(null);
  const field = freeField(study.fields, name);
  const save = useSaveField(study, name);
  const label = `${name} of ${study.study}`;
  if (writing)
    return (
      <Table.Td className={styles.noted}>
        <Writer
          label={label}
          text={field?.text ?? ''}
          onDone={(text) => {
            onWriting(false);
            if (text !== null) void save(text);
            requestAnimationFrame(() => pen.current?.focus());
          }}
        />
      </Table.Td>
    );
  const { documentId = null, annotationId = null } = field ?? {};
  return (
    <Table.Td className={styles.noted}>
      <div className={styles.cell}>
        {field === undefined || documentId === null ? (
          <span>{field?.text}</span>
        ) : (
          <Way
            title="Show its words in the document"
            onGo={() => onOpenWords({ documentId, claimId: null, annotationId })}
          >
            {field.text}
          </Way>
        )}
        {props.writable ? (
          <ActionIcon
            ref={pen}
            size="xs"
            className={styles.pen}
            aria-label={`Write ${label}`}
            title={`Write ${label}`}
            onClick={() => onWriting(true)}
          >
            <Pencil size={12} aria-hidden="true" />
          </ActionIcon>
        ) : null}
      </div>
    </Table.Td>
  );
}

/** A text that is being written: Enter or leaving keeps it, Escape does not. */
function Writer(props: {
  readonly label: string;
  readonly text: string;
  /** null: nothing was written. */
  readonly onDone: (text: string | null) => void;
}) {
  const [text, setText] = useState(props.text);
  const over = useRef(false);
  const done = (kept: boolean) => {
    if (over.current) return;
    over.current = true;
    props.onDone(kept && text.trim() !== props.text ? text : null);
  };
  return (
    <textarea
      className={styles.writer}
      aria-label={props.label}
      autoFocus
      rows={1}
      maxLength={2000}
      dir="auto"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => done(true)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault();
          event.stopPropagation();
          done(event.key === 'Enter');
        }
      }}
    />
  );
}

/** Keeps the text of one field of a study; an empty one takes the field away. */
function useSaveField(study: StudyRow, name: string): (text: string) => Promise<unknown> {
  const edit = useCommand(methods.studies.edit);
  return (text) => {
    const plain = study.fields.map(({ documentId: _place, ...field }): StudyField => field);
    const there = freeField(plain, name) !== undefined;
    const written = plain.map((field) =>
      fieldKey(field.name) === fieldKey(name) ? { ...field, text } : field,
    );
    const fields = there ? written : [...plain, { name, text, annotationId: null }];
    const set = { fields: fields.filter((field) => field.text.trim() !== '') };
    return edit({ studyId: study.studyId, set });
  };
}
