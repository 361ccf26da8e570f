import { type ReactNode, type RefObject, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useTakeBack } from '#renderer/bridge/use-take-back.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import type { TakeTable } from '../grid/grid-state.ts';
import type { StudyTable } from '../grid/use-table.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import { readTable } from '#shared/tables/read-table.ts';
import { isLogsBesidePrinted } from './change-words.ts';
import { OpenTable } from './open-table.tsx';
import { OutcomesDialog } from './outcomes-dialog.tsx';
import { mostStudies, PasteDialog, type Settled } from './paste-dialog.tsx';
import { type Studies, studiesOf } from './studies-of.ts';
import { hideRead, tellRead } from './tell-read.tsx';
import { useMadeAnalyses } from './use-made-analyses.ts';
import type { TableFile } from './use-table-file.ts';
import { focusTable, useKeptFocus } from './use-kept-focus.ts';
import { isOfUnit, sharedNames, type WritePlan, writePlan } from './write-plan.ts';

/** A table that a person is asked about. */
interface Asked {
  readonly title: string;
  readonly text: string;
  /** The row with the focus. */
  readonly from: number;
  readonly onPlain: (() => void) | null;
  /** It was written before as it was guessed, and taken back. */
  readonly again: boolean;
}

/** How tables come into an analysis, pasted or from a file. */
export interface Paste {
  /** Takes a text that is a table of its own; false: it is none. */
  readonly take: TakeTable;
  /** The button and the dialogs; where an analysis can’t be changed there are none. */
  readonly parts: ReactNode;
}

/** @param anchor holds the table of studies, which gets the focus back */
export function usePaste(
  analysis: AnalysisSummary,
  table: StudyTable,
  { writable, anchor }: { readonly writable: boolean; readonly anchor: RefObject<HTMLElement | null> },
): Paste {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [outcomes, setOutcomes] = useState<TableFile | null>(null);
  const make = useMadeAnalyses();
  const [otherwise, setOtherwise] = useState<(() => void) | null>(null);
  useKeys({
    id: 'synthesis.read-otherwise',
    section: 'Synthesise',
    label: 'Read the pasted table otherwise …',
    when: otherwise !== null,
    run: () => otherwise?.(),
  });
  const edit = useCommand(methods.analyses.edit);
  const redo = useCommand(methods.history.redo, { quiet: 'all' });
  const takeBack = useTakeBack();
  const { rows } = table;
  useKeptFocus(anchor, rows);
  const write = async ({ set, edits }: WritePlan, group: GroupId): Promise<boolean> => {
    if (set !== null && !(await edit({ analysisId: analysis.id, set }, { group })).ok) return false;
    return table.write(edits, group);
  };
  const take: TakeTable = (text, { row }, onPlain) => {
    const { source, tables } = readTable(text);
    if (tables.length > 1) {
      setOutcomes({ fileName: 'what was pasted', text, source, tables });
      return true;
    }
    const studies = studiesOf(text, { about: analysis, given: {} });
    if (studies === null) return false;
    const ask = { title: 'Paste studies', text, from: row, onPlain };
    const { mapping } = studies.shape;
    if (mapping === null || !isPlain(studies, { analysis, rows })) {
      setAsked({ ...ask, again: false });
      return true;
    }
    const group = newId.group();
    const plan = writePlan({ analysis, rows }, { mapping, studies: studies.rows }, { way: 'add', from: row });
    const onOtherwise = () => {
      setOtherwise(null);
      hideRead(group);
      void takeBack(group).then((done) => setAsked({ ...ask, onPlain: done ? onPlain : null, again: done }));
    };
    void write(plan, group).then((done) => {
      if (!done || (row === rows.length && standsSo(studies, mapping))) return;
      tellRead({ group, studies, mapping, onOtherwise });
      setOtherwise(() => onOtherwise);
    });
    return true;
  };
  const leave = () => {
    setAsked(null);
    setOutcomes(null);
    focusTable(anchor.current);
  };
  const settle = async ({ studies, mapping, way }: Settled, { from }: Asked): Promise<boolean> => {
    const plan = writePlan({ analysis, rows }, { mapping, studies: studies.rows }, { way, from });
    const done = await write(plan, newId.group());
    if (done) leave();
    return done;
  };
  const parts = writable ? (
    <>
      <OpenTable
        onTable={({ fileName, text }) =>
          setAsked({
            ...{ title: `Studies of ${fileName}`, text },
            ...{ from: rows.length, onPlain: null, again: false },
          })
        }
      />
      {outcomes === null ? null : (
        <OutcomesDialog
          file={outcomes}
          onMake={(wanted) => make(wanted, outcomes.fileName)}
          onClose={leave}
        />
      )}
      {asked === null ? null : (
        <PasteDialog
          title={asked.title}
          text={asked.text}
          outcome=""
          target={{ analysis, rows, from: asked.from }}
          onPlain={
            asked.onPlain === null
              ? null
              : () => {
                  leave();
                  asked.onPlain?.();
                }
          }
          onSettled={(settled) => settle(settled, asked)}
          onClose={() => {
            leave();
            // What was taken back to be read otherwise stands again as it was.
            if (asked.again) void redo({});
          }}
        />
      )}
    </>
  ) : null;
  return { take, parts };
}

/** Whether numbers without headings became the cells that they would be where they stand: then nothing is to be told. */
function standsSo({ table, shape }: Studies, { cells, moderators }: Mapping): boolean {
  return (
    table.leftOut.length === 0 &&
    moderators.length === 0 &&
    table.columns.every(({ heading }) => heading === '') &&
    shape.columns.every(({ used }) => used) &&
    Object.values(cells).every((cell, at) => cell.kind === 'column' && cell.column === `c${at + 2}`)
  );
}

/** Whether a table leaves nothing to ask: it fits the analysis, all its cells could be read, no study is there already. */
function isPlain(
  { open, problems, rows, shape, table }: Studies,
  into: { readonly analysis: AnalysisSummary; readonly rows: StudyTable['rows'] },
): boolean {
  const { mapping } = shape;
  return (
    open.length === 0 &&
    !shape.unsure &&
    mapping !== null &&
    !isLogsBesidePrinted(into.rows, mapping) &&
    (table.title.measure ?? into.analysis.measure) === into.analysis.measure &&
    rows.length <= mostStudies &&
    problems.length === 0 &&
    mapping.measure === into.analysis.measure &&
    sharedNames(into.rows, rows).length === 0 &&
    (into.rows.length === 0 || isOfUnit(into.analysis, mapping))
  );
}
