import { Table } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import type { StudyRow, StudyValue, StudyValueColumn } from '#shared/contract/studies.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { fieldKey } from '#shared/domain/study-fields.ts';
import { FieldCell } from './field-cell.tsx';
import styles from './studies.module.css';
import { Way } from './way.tsx';
import { useClaimsBehind, type WaysBack } from './ways-back.ts';

const told: readonly StudyValueColumn[] = ['population', 'therapy', 'comparator', 'arms', 'outcomes'];

/** A study as a row: each value is a button where there are words behind it. */
export function StudyLine(
  props: WaysBack & {
    readonly study: StudyRow;
    /** The columns of free fields. */
    readonly fieldNames: readonly string[];
    readonly writable: boolean;
    /** The field whose cell is being written in. */
    readonly writing: string | null;
    readonly onWriting: (name: string | null) => void;
  },
) {
  const { study, fieldNames, writing, onOpenWords, onFilter } = props;
  const goTo = useClaimsBehind({ onOpenWords, onFilter });
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles.name}>
        <button
          type="button"
          className={styles.way}
          title={`Show the claims about ${study.study}`}
          onClick={() => onFilter({ study: [study.studyId] })}
        >
          {study.study}
        </button>
      </Table.Th>
      <Table.Td>{study.design === null ? '' : studyDesignLabels[study.design]}</Table.Td>
      <Table.Td>{study.registration ?? ''}</Table.Td>
      {told.map((column) => (
        <Table.Td key={column}>
          {study[column].map((value) => (
            <Value key={value.text} value={value} onGo={() => void goTo(study.studyId, column, value.text)} />
          ))}
        </Table.Td>
      ))}
      <Table.Td>
        {study.documents.map(({ documentId, reference }) => (
          <Way
            key={documentId}
            title="Open the document"
            onGo={() => onOpenWords({ documentId, claimId: null })}
          >
            {reference.map(({ text, italic }) => (italic ? <i key={text}>{text}</i> : text))}
          </Way>
        ))}
      </Table.Td>
      <Table.Td className={styles.number}>{study.claims}</Table.Td>
      {fieldNames.map((name) => (
        <FieldCell
          key={name}
          study={study}
          name={name}
          writable={props.writable}
          writing={writing !== null && fieldKey(writing) === fieldKey(name)}
          onWriting={(begins) => props.onWriting(begins ? name : null)}
          onOpenWords={onOpenWords}
        />
      ))}
      <Table.Td className={styles.note}>{study.note}</Table.Td>
    </Table.Tr>
  );
}

/** A value of a cell; with claims behind it a button that leads there. */
function Value({ value, onGo }: { readonly value: StudyValue; readonly onGo: () => void }) {
  const { text, claims } = value;
  if (claims === 0) return <div>{text}</div>;
  const title =
    claims === 1
      ? 'Show its words in the document'
      : `Show the ${formatCount(claims, 'claim', 'claims')} that tell it`;
  return (
    <Way title={title} onGo={onGo}>
      {text}
    </Way>
  );
}
