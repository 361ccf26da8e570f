import { Button } from '@mantine/core';
import { Quote } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ariaKeys } from '#renderer/ui/keys/key-words.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import type { StudyTable } from '../grid/use-table.ts';
import { withMeasure } from '../settings/choices.ts';
import { ClaimsDialog } from './claims-dialog.tsx';
import { conceptsOf } from './concept-names.ts';
import { type ClaimFilter, useHasClaims } from './use-candidates.ts';

const keys = '$mod+Shift+l';

/** Takes studies of an analysis from the results of claims: the button in the tools of its table, and what it opens. */
export function FromClaims(props: {
  readonly analysis: AnalysisSummary;
  readonly table: StudyTable;
  /** It opens by itself: the analysis was made from concepts. */
  readonly asked: boolean;
  /** Puts the focus back into the table. */
  readonly onClosed: () => void;
}) {
  const { analysis, table, onClosed } = props;
  const [opened, setOpened] = useState(props.asked);
  const [filter, setFilter] = useState<ClaimFilter | null>(null);
  const edit = useCommand(methods.analyses.edit);
  const hasClaims = useHasClaims();
  const concepts = useRead(methods.taxonomy.concepts, opened ? {} : null).data;
  useFocusAfter(opened, onClosed);
  useKeys({
    id: 'synthesis.fromClaims',
    section: 'Synthesise',
    label: 'Studies from claims …',
    keys,
    when: hasClaims && !opened,
    run: () => setOpened(true),
  });
  if (!hasClaims) return null;
  const usual = concepts === undefined ? null : conceptsOf(analysis, concepts);
  return (
    <>
      <Button
        size="compact-sm"
        variant={table.rows.length === 0 ? 'filled' : 'default'}
        aria-keyshortcuts={ariaKeys(keys)}
        leftSection={<Quote size={14} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        From claims …
      </Button>
      {opened && usual !== null ? (
        <ClaimsDialog
          analysis={analysis}
          rows={table.rows}
          filter={filter ?? usual}
          onFilter={setFilter}
          onMeasure={(measure) => void edit({ analysisId: analysis.id, set: withMeasure(analysis, measure) })}
          onRows={(rows, unit) => {
            const first = table.rows.length;
            const group = newId.group();
            if (unit !== null) void edit({ analysisId: analysis.id, set: { unit } }, { group });
            void table.write(
              rows.map((set, at) => ({ at: first + at, set })),
              group,
            );
          }}
          onClose={() => setOpened(false)}
        />
      ) : null}
    </>
  );
}

/** Once it has closed and what it added stands in the table. */
function useFocusAfter(opened: boolean, onClosed: () => void): void {
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !opened) onClosed();
    was.current = opened;
  }, [opened, onClosed]);
}
