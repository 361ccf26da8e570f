import { Table } from '@mantine/core';
import { useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useReadOnly } from '#renderer/bridge/use-read-only.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { StudyId } from '#shared/contract/ids.ts';
import { freeField } from '#shared/domain/study-fields.ts';
import { NewColumn } from './new-column.tsx';
import { heldId, mostFields } from './studies-held.tsx';
import { StudyLine } from './study-line.tsx';
import styles from './studies.module.css';
import type { WaysBack } from './ways-back.ts';

/** A cell of a free field that is being written in. */
export type Writing = { readonly studyId: StudyId; readonly name: string };

/** The table of study characteristics, one row per study; each of its values leads back to its words. */
export function StudiesScreen(props: WaysBack) {
  const { data, error } = useRead(methods.studies.characteristics, {});
  const readOnly = useReadOnly();
  const [writing, setWriting] = useState<Writing | null>(null);
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined) return <div className={styles.room} aria-busy="true" />;
  const { studies, fieldNames } = data;
  const [first] = studies;
  if (first === undefined)
    return (
      <EmptyState text="No studies yet. A study is made under “Study” in the form of a claim; the documents that report it are grouped there." />
    );
  const shown = fieldNames.slice(0, mostFields);
  // A column that nobody has written in stands for as long as its first cell is written in.
  const isNew =
    writing !== null &&
    freeField(
      shown.map((name) => ({ name })),
      writing.name,
    ) === undefined;
  const names = isNew ? [...shown, writing.name] : shown;
  return (
    <div className={styles.room}>
      {readOnly === null ? (
        <div className={styles.head}>
          <NewColumn names={fieldNames} onName={(name) => setWriting({ studyId: first.studyId, name })} />
        </div>
      ) : null}
      <Table
        verticalSpacing={4}
        stickyHeader
        className={styles.table}
        aria-label="Studies"
        aria-describedby={heldId}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={styles.name}>Study</Table.Th>
            {['Design', 'Registration', 'Population', 'Therapy', 'Comparator'].map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
            <Table.Th>Arms and sizes</Table.Th>
            <Table.Th>Outcomes</Table.Th>
            <Table.Th>Documents</Table.Th>
            <Table.Th className={styles.number}>Claims</Table.Th>
            {names.map((name) => (
              <Table.Th key={name} className={styles.noted}>
                {name}
              </Table.Th>
            ))}
            <Table.Th>Note</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {studies.map((study) => (
            <StudyLine
              key={study.studyId}
              study={study}
              fieldNames={names}
              writable={readOnly === null}
              writing={writing?.studyId === study.studyId ? writing.name : null}
              onWriting={(name) => setWriting(name === null ? null : { studyId: study.studyId, name })}
              {...props}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
