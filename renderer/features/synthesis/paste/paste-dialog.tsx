import { Button, Modal, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import type { Answers } from '#shared/tables/question.ts';
import { changeWords } from './change-words.ts';
import { MadeRows } from './made-rows.tsx';
import styles from './paste.module.css';
import { PreviewTable } from './preview-table.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { Part, RemarksPart } from './remarks-part.tsx';
import { type Studies, studiesOf } from './studies-of.ts';
import { readAs } from './words.ts';
import { sharedNames, type Way } from './write-plan.ts';

/** The most studies that are taken at once. */
export const mostStudies = 10_000;

/** Where studies go: into an analysis, with the row that has the focus. */
export interface Target {
  readonly analysis: AnalysisSummary;
  readonly rows: readonly AnalysisRowView[];
  readonly from: number;
}

/** What a person has settled about a table. */
export interface Settled {
  readonly studies: Studies;
  readonly mapping: Mapping;
  readonly way: Way;
  /** The outcome of a new analysis. */
  readonly outcome: string;
}

/** A table that was pasted or opened: how it is read, the rows that come of it, and what it leaves open. */
export function PasteDialog(props: {
  readonly title: string;
  readonly text: string;
  /** Null: the studies make an analysis of their own. */
  readonly target: Target | null;
  /** What a new analysis is about, as far as it is known. */
  readonly outcome: string;
  /** Puts the text into cells as it stands; null where there are none. */
  readonly onPlain: (() => void) | null;
  /** @returns whether they were taken; else the dialog stays */
  readonly onSettled: (settled: Settled) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { title, text, target, onPlain, onSettled, onClose } = props;
  const { studies, shared, way, setWay, answer } = useReading(text, target);
  const [outcome, setOutcome] = useState(props.outcome);
  const [busy, setBusy] = useState(false);
  if (studies === null) return null;
  const { shape, rows, table } = studies;
  const { mapping } = shape;
  const take = async () => {
    if (mapping === null) return;
    setBusy(true);
    if (!(await onSettled({ studies, mapping, way, outcome: outcome.trim() }))) setBusy(false);
  };
  return (
    <Modal opened returnFocus={false} onClose={onClose} title={title} size="min(76rem, 96vw)">
      <Lead studies={studies} target={target} />
      {target === null ? (
        <TextInput
          mt="md"
          label="Outcome"
          placeholder="Relapse at 2 years"
          dir="auto"
          maxLength={2_000}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
      ) : null}
      <QuestionsPart
        questions={studies.questions}
        open={studies.open}
        answers={studies.answers}
        onAnswer={answer}
      />
      {target === null || target.rows.length === 0 ? null : (
        <WayPart {...{ target, way, shared, studies }} onWay={setWay} />
      )}
      <Part title="The table as it was read: correct what a column is">
        <PreviewTable table={table} shape={shape} onRole={(id, role) => answer(`column:${id}`, role)} />
      </Part>
      <TotalsSwitch studies={studies} onKeep={(keep) => answer('totals', keep ? 'keep' : 'leave')} />
      {mapping === null ? null : (
        <Part title="The rows as they will be">
          <MadeRows mapping={mapping} rows={rows} problems={studies.problems} />
        </Part>
      )}
      <RemarksPart studies={studies} />
      <Foot
        verb={target === null ? 'Make an analysis' : verbOf(way, rows.length)}
        ready={mapping !== null}
        count={rows.length}
        {...{ busy, onPlain, onClose }}
        onTake={() => void take()}
      />
    </Modal>
  );
}

/** How a table is read with the answers of a person, and where its studies go. */
function useReading(text: string, target: Target | null) {
  const [given, setGiven] = useState<Answers>({});
  const [chosenWay, setWay] = useState<Way | null>(null);
  const about = target?.analysis ?? null;
  const studies = useMemo(() => studiesOf(text, { about, given }), [text, about, given]);
  const shared = sharedNames(target?.rows ?? [], studies?.rows ?? []);
  return {
    studies,
    shared,
    way: chosenWay ?? (shared.length > 0 ? ('names' as const) : ('add' as const)),
    setWay,
    answer: (id: string, value: string) => setGiven((before) => ({ ...before, [id]: value })),
  };
}

function Foot(props: {
  readonly verb: string;
  readonly ready: boolean;
  readonly count: number;
  readonly busy: boolean;
  readonly onPlain: (() => void) | null;
  readonly onTake: () => void;
  readonly onClose: () => void;
}) {
  const { verb, ready, count, busy, onPlain, onTake, onClose } = props;
  const tooMany = count > mostStudies;
  return (
    <div className={styles.foot}>
      {tooMany ? (
        <span role="alert">An analysis takes {formatCount(mostStudies, 'study', 'studies')} at once.</span>
      ) : null}
      <Button onClick={onClose}>Cancel</Button>
      {onPlain === null ? null : <Button onClick={onPlain}>Put into cells as it stands</Button>}
      <Button variant="filled" loading={busy} disabled={!ready || tooMany} data-autofocus onClick={onTake}>
        {verb}
      </Button>
    </div>
  );
}

function verbOf(way: Way, count: number): string {
  if (count === 0) return 'Add studies';
  const studies = formatCount(count, 'study', 'studies');
  return way === 'add' ? `Add ${studies}` : `Fill in ${studies}`;
}

/** What was read, and what that changes about the analysis. */
function Lead({ studies, target }: { readonly studies: Studies; readonly target: Target | null }) {
  const { rows, shape } = studies;
  if (shape.mapping === null) return <p className={styles.lead}>{shape.reason}</p>;
  const count = formatCount(rows.length, 'study', 'studies');
  const changes = target === null ? null : changeWords(target.analysis, target.rows, shape.mapping);
  return (
    <>
      <p className={styles.lead} role="status">
        {count}: {readAs(shape.mapping)}.
      </p>
      {changes === null ? null : <p className={styles.change}>{changes}</p>}
    </>
  );
}

function WayPart(props: {
  readonly target: Target;
  readonly studies: Studies;
  readonly way: Way;
  readonly shared: readonly string[];
  readonly onWay: (way: Way) => void;
}) {
  const { target, studies, way, shared, onWay } = props;
  const first = target.rows[target.from];
  const ways = [
    { value: 'add', label: `As new rows behind the ${target.rows.length} that are there` },
    ...(shared.length === 0
      ? []
      : [
          {
            value: 'names',
            label: `Into the rows of the same name (${shared.length} of ${studies.rows.length}), the others as new rows`,
          },
        ]),
    ...(first === undefined
      ? []
      : [{ value: 'here', label: `Over the rows from “${first.study || target.from + 1}” on` }]),
  ];
  return (
    <NativeSelect
      mt="md"
      label={
        shared.length === 0
          ? 'Where do they go?'
          : `Where do they go? ${formatCount(shared.length, 'study', 'studies')} of the same name ${shared.length === 1 ? 'is' : 'are'} there.`
      }
      data={ways}
      value={way}
      onChange={({ currentTarget: { value } }) => {
        const chosen = (['add', 'names', 'here'] as const).find((one) => one === value);
        if (chosen !== undefined) onWay(chosen);
      }}
    />
  );
}

/** Shown where lines were taken for sums, or would be. */
function TotalsSwitch(props: { readonly studies: Studies; readonly onKeep: (keep: boolean) => void }) {
  const { studies, onKeep } = props;
  const kept = studies.answers['totals'] === 'keep';
  const sums = studies.table.leftOut.some(({ reason }) => reason.startsWith('A sum'));
  if (!kept && !sums) return null;
  return (
    <Switch
      mt="sm"
      label="Lines that look like sums are studies"
      checked={kept}
      onChange={(event) => onKeep(event.currentTarget.checked)}
    />
  );
}
