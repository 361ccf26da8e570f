import { Table } from '@mantine/core';
import type { EffectsView } from '#shared/contract/pictures.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { effectWords } from '#shared/figures/effect-direction-figure.ts';
import styles from './pictures.module.css';

/** The data behind the effect-direction plot, a line for each study, therapy and outcome that it has claims on. */
export function EffectsTable(props: { readonly plot: EffectsView['plot'] }) {
  const { studies, outcomes } = props.plot;
  const lines = studies.flatMap((study) =>
    study.effects.flatMap((effect, at) => {
      const outcome = outcomes[at];
      return effect === null || outcome === undefined ? [] : [{ study, outcome, effect }];
    }),
  );
  return (
    <div className={styles.data}>
      <Table captionSide="top" verticalSpacing={2} stickyHeader>
        <Table.Caption>The data of the effect directions</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Study</Table.Th>
            <Table.Th>Design</Table.Th>
            <Table.Th>Therapy</Table.Th>
            <Table.Th>Outcome</Table.Th>
            <Table.Th>What it says</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ study, outcome, effect }) => (
            <Table.Tr key={`${study.id} ${study.therapy?.id} ${outcome.key}`}>
              <Table.Th scope="row">{study.label}</Table.Th>
              <Table.Td>{study.design === null ? '' : studyDesignLabels[study.design]}</Table.Td>
              <Table.Td>{study.therapy?.name ?? ''}</Table.Td>
              <Table.Td>{outcome.name}</Table.Td>
              <Table.Td>{effectWords(effect)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
