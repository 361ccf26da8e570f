import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { measureWords } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import { recogniseShape } from '#shared/tables/recognise-shape.ts';
import { type RowsOfTable, rowsOf } from '#shared/tables/rows-of.ts';
import type { StudyTable } from '#shared/tables/study-table.ts';
import { betterChoices } from '../settings/choices.ts';
import styles from './paste.module.css';
import type { Wanted } from './use-made-analyses.ts';
import type { TableFile } from './use-table-file.ts';
import { newAnalysisOf, unitOf } from './write-plan.ts';
import { readAs } from './words.ts';

/** An outcome of a file, as an analysis of its own. */
interface Outcome extends RowsOfTable {
  readonly title: StudyTable['title'];
  readonly mapping: Mapping;
}

/** The outcomes of a file of RevMan: those that are chosen become an analysis each. */
export function OutcomesDialog(props: {
  readonly file: TableFile;
  readonly onMake: (wanted: readonly Wanted[]) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { file, onMake, onClose } = props;
  const outcomes = useMemo(() => outcomesOf(file.tables), [file]);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [better, setBetter] = useState<Readonly<Record<number, string>>>({});
  const [busy, setBusy] = useState(false);
  const chosen = outcomes.flatMap((outcome, at) =>
    left.has(at) ? [] : [{ ...outcome, better: better[at] }],
  );
  const make = async () => {
    setBusy(true);
    if (!(await onMake(chosen.map(wantedOf)))) setBusy(false);
  };
  const toggle = (at: number) => {
    const next = new Set(left);
    if (!next.delete(at)) next.add(at);
    setLeft(next);
  };
  return (
    <Modal opened returnFocus={false} onClose={onClose} title={`Outcomes of ${file.fileName}`} size="xl">
      <p className={styles.lead}>Each outcome that is chosen becomes an analysis of its own.</p>
      <ul className={styles.outcomes} aria-label="Outcomes">
        {outcomes.map((outcome, at) => (
          <li key={`${at} ${outcome.title.outcome}`} className={styles.outcome}>
            <Checkbox
              label={nameOf(outcome)}
              description={aboutOf(outcome)}
              checked={!left.has(at)}
              data-autofocus={at === 0 ? true : undefined}
              onChange={() => toggle(at)}
            />
            {measureInfo(outcome.mapping.measure).groups === 2 ? (
              <NativeSelect
                label="Better for the patient"
                aria-label={`Better for the patient: ${nameOf(outcome)}`}
                data={betterChoices(outcome.mapping.measure)}
                value={better[at] ?? ''}
                onChange={(event) => setBetter({ ...better, [at]: event.currentTarget.value })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {outcomes.length > 2 ? (
          <Button onClick={() => setLeft(new Set(chosen.length === 0 ? [] : outcomes.keys()))}>
            {chosen.length === 0 ? 'Choose all' : 'Choose none'}
          </Button>
        ) : null}
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" loading={busy} disabled={chosen.length === 0} onClick={() => void make()}>
          Make {formatCount(chosen.length, 'analysis', 'analyses')}
        </Button>
      </div>
    </Modal>
  );
}

function outcomesOf(tables: readonly StudyTable[]): Outcome[] {
  return tables.flatMap((table) => {
    const { mapping } = recogniseShape(table);
    return mapping === null ? [] : [{ title: table.title, mapping, ...rowsOf(table, mapping) }];
  });
}

function nameOf({ title: { comparison, outcome } }: Outcome): string {
  return [comparison, outcome || 'Outcome not said'].filter((part) => part !== '').join(' › ');
}

/** “Odds ratio · 7 studies: events and totals of two groups · Aspirin against Control”. */
function aboutOf({ mapping, rows, problems }: Outcome): string {
  const { group1, group2, measure } = mapping;
  return [
    measureWords(measure, unitOf(mapping)),
    `${formatCount(rows.length, 'study', 'studies')}: ${readAs(mapping)}`,
    ...(group1 === '' || group2 === '' ? [] : [`${group1} against ${group2}`]),
    ...(mapping.subgroup === null ? [] : ['with subgroups']),
    ...(problems.length === 0 ? [] : [`${formatCount(problems.length, 'cell', 'cells')} that can’t be`]),
  ].join(' · ');
}

function wantedOf({
  mapping,
  title,
  rows,
  better,
}: Outcome & { readonly better: string | undefined }): Wanted {
  const said = better === 'lower' || better === 'higher' ? better : null;
  const two = measureInfo(mapping.measure).groups === 2;
  return { set: newAnalysisOf({ ...mapping, better: said }, title, two), studies: rows };
}
