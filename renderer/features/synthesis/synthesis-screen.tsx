import { useMemo, useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useReadOnly } from '#renderer/bridge/use-read-only.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { AnalysisId } from '#shared/contract/ids.ts';
import { ClaimsContext, type ClaimsOutside } from './claims/claims-context.ts';
import { AnalysesMenu } from './analyses-menu.tsx';
import { AnalysisDesk } from './analysis-desk.tsx';
import { AnalysisExport } from './files/analysis-export.tsx';
import { ShownFigureProvider } from './files/shown-figure.tsx';
import { OpenAnalysis } from './paste/open-analysis.ts';
import { OpenTable } from './paste/open-table.tsx';
import { NewAnalysis } from './new-analysis.tsx';
import styles from './synthesis.module.css';
import { useAnalysisDeeds, useOpened } from './use-analyses.ts';

/** The stage where studies are pooled: the analyses of the review, one of them open. */
export function SynthesisScreen({ onOpenWords = null, conceptField = null }: Partial<ClaimsOutside>) {
  const { data, error } = useRead(methods.analyses.list, {});
  const readOnly = useReadOnly();
  const [openedId, open] = useOpened();
  const [making, setMaking] = useState(false);
  const writable = readOnly === null;
  const [freshId, setFreshId] = useState<AnalysisId | null>(null);
  const [fromConcepts, setFromConcepts] = useState(false);
  const outside = useMemo(() => ({ onOpenWords, conceptField }), [onOpenWords, conceptField]);
  const deeds = useAnalysisDeeds((id) => {
    open(id);
    setFreshId(id);
    setMaking(false);
  });
  useKeys({
    id: 'synthesis.new',
    section: 'Synthesise',
    label: 'New analysis',
    keys: 'n',
    when: writable && !making,
    run: () => setMaking(true),
  });
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined) return <div className={styles.screen} aria-busy="true" />;
  const opened = data.find(({ id }) => id === openedId) ?? data[0];
  return (
    <OpenAnalysis value={open}>
      <ClaimsContext value={outside}>
        <section className={styles.screen} aria-label="Synthesise">
          <h1 className={styles.title}>Synthesise</h1>
          {making ? (
            <NewAnalysis
              onCreate={(set, asked) => {
                setFromConcepts(asked);
                return deeds.create(set);
              }}
              onCancel={() => setMaking(false)}
            />
          ) : opened === undefined ? (
            <EmptyState
              text="No analyses yet. An analysis pools what studies found about one outcome of a comparison."
              action={writable ? { label: 'New analysis', run: () => setMaking(true), keys: 'n' } : null}
            >
              {writable ? <OpenTable onTable={null} /> : null}
            </EmptyState>
          ) : (
            <ShownFigureProvider>
              <div className={styles.head}>
                <AnalysesMenu
                  all={data}
                  opened={opened}
                  writable={writable}
                  deeds={deeds}
                  onOpen={open}
                  onNew={() => setMaking(true)}
                />
                <span className={styles.comparison} title={opened.comparison}>
                  {opened.comparison}
                </span>
                <AnalysisExport analysis={opened} />
              </div>
              <Opened {...{ writable, fromConcepts }} id={opened.id} fresh={opened.id === freshId} />
            </ShownFigureProvider>
          )}
        </section>
      </ClaimsContext>
    </OpenAnalysis>
  );
}

function Opened(props: {
  readonly id: AnalysisId;
  readonly writable: boolean;
  readonly fresh: boolean;
  readonly fromConcepts: boolean;
}) {
  const { id, ...shown } = props;
  const { data, error } = useRead(methods.analyses.one, { analysisId: id });
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined) return <div className={styles.desk} aria-busy="true" />;
  return <AnalysisDesk key={id} view={data} {...shown} />;
}
