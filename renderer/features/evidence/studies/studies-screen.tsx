import { Table } from '@mantine/core';
import type { StudyId } from '#shared/contract/ids.ts';
import type { StudyRow } from '#shared/contract/studies.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './studies.module.css';

/** The table of study characteristics, one row per study; a study leads to its claims, and these to their words. */
export function StudiesScreen(props: { readonly onStudy: (studyId: StudyId) => void }) {
  const { data, error } = useRead(methods.studies.characteristics, {});
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined) return <div className={styles.room} aria-busy="true" />;
  if (data.studies.length === 0)
    return (
      <EmptyState text="No studies yet. A study is made under “Study” in the form of a claim; the papers that report it are grouped there." />
    );
  const { studies, documents, claims, leftOut } = data;
  const held = `${formatCount(studies.length, 'study', 'studies')}, ${formatCount(documents, 'document', 'documents')}, ${formatCount(claims, 'claim', 'claims')}`;
  const out = leftOut > 0 ? `; ${formatCount(leftOut, 'study', 'studies')} of papers put aside left out` : '';
  return (
    <div className={styles.room}>
      <Table captionSide="top" verticalSpacing={4} stickyHeader className={styles.table}>
        <Table.Caption>{`${held}${out}. Filters of the evidence do not apply here.`}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {['Study', 'Design', 'Registration', 'Population', 'Therapy', 'Comparator'].map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
            <Table.Th>Arms and sizes</Table.Th>
            <Table.Th>Outcomes</Table.Th>
            <Table.Th>Documents</Table.Th>
            <Table.Th className={styles.number}>Claims</Table.Th>
            <Table.Th>Note</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {studies.map((study) => (
            <StudyLine key={study.studyId} study={study} onStudy={props.onStudy} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function StudyLine(props: { readonly study: StudyRow; readonly onStudy: (studyId: StudyId) => void }) {
  const { study, onStudy } = props;
  const lists = [study.population, study.therapy, study.comparator, study.arms, study.outcomes];
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <button
          type="button"
          className={styles.study}
          title={`Show the claims about ${study.study}`}
          onClick={() => onStudy(study.studyId)}
        >
          {study.study}
        </button>
      </Table.Th>
      <Table.Td>{study.design === null ? '' : studyDesignLabels[study.design]}</Table.Td>
      <Table.Td>{study.registration ?? ''}</Table.Td>
      {lists.map((values, at) => (
        // The columns stand where they are.
        // oxlint-disable-next-line react/no-array-index-key
        <Values key={at} values={values} />
      ))}
      <Values values={study.citations} />
      <Table.Td className={styles.number}>{study.claims}</Table.Td>
      <Table.Td className={styles.note}>{study.note}</Table.Td>
    </Table.Tr>
  );
}

/** The values of a cell, a line each. */
function Values({ values }: { readonly values: readonly string[] }) {
  return (
    <Table.Td>
      {values.map((value) => (
        <div key={value}>{value}</div>
      ))}
    </Table.Td>
  );
}
