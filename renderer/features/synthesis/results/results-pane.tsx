import { useDebouncedValue } from '@mantine/hooks';
import { memo, useDeferredValue } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useMadeOnce } from '#renderer/ui/use-made-once.ts';
import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import { labelsOf } from '#shared/figures/synthesis/of-analysis/labels.ts';
import { type NumberLine, numbersOf } from '#shared/figures/synthesis/of-analysis/numbers-of.ts';
import { leftOutOf } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import { notPooledLines } from '#shared/figures/synthesis/of-analysis/not-pooled-lines.ts';
import { sentencesOf } from '#shared/figures/synthesis/of-analysis/sentence.ts';
import { unlikeRatios } from '#shared/figures/synthesis/of-analysis/unlike-ratios.ts';
import { besideTitles } from '#shared/figures/synthesis/of-analysis/told-line.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Change } from '../settings/use-change.ts';
import { byWald, type Computed } from '../computed.ts';
import { AsymmetryPart } from './asymmetry-part.tsx';
import { ComparisonChoice, useComparison } from './comparison.tsx';
import { DisclosedPart } from './disclosed-part.tsx';
import { FigurePart } from './figure-part.tsx';
import { InfluencePart } from './influence-part.tsx';
import { NumbersTable } from './numbers-table.tsx';
import styles from './results.module.css';
import { ToldLines } from './told-lines.tsx';
import { amongThese, isTrying, type Tries, tried, triesWords } from './tries.ts';
import { TriesPart } from './tries-part.tsx';

const noNumbers =
  'No numbers yet. Type or paste the studies into the table, or take them from claims; the result appears here.';
const allOut = 'All studies are left out. Take one in again; the result appears here.';

/** What an analysis comes to: figure, sentence, numbers, and what is tried beside it. */
export function ResultsPane(props: {
  readonly analysis: AnalysisSummary;
  readonly rows: readonly AnalysisRowView[];
  readonly computed: Computed;
  /** Newer numbers are being computed. */
  readonly stale: boolean;
  readonly tries: Tries;
  readonly onTries: (tries: Tries) => void;
  /** Null: the review can’t be changed. */
  readonly onChange: ((change: Change) => void) | null;
}) {
  const { computed, analysis, rows, stale, tries, onTries, onChange } = props;
  // What is there in a moment does not flicker.
  const [long] = useDebouncedValue(stale, 300);
  if (computed.kind === 'nothing')
    return (
      <section className={styles.results} aria-label="Results">
        <EmptyState text={rows.some(({ used }) => used) || rows.length === 0 ? noNumbers : allOut} />
      </section>
    );
  if (computed.kind === 'refused')
    return (
      <section className={styles.results} aria-label="Results">
        <ErrorNote
          mild
          title={computed.title}
          message={computed.message}
          next="What was entered is saved as it stands."
        />
      </section>
    );
  return (
    <section className={styles.results} aria-label="Results" aria-busy={stale && long}>
      <RemarkedResult {...{ analysis, rows, tries, onTries, onChange }} result={computed.analysis} />
    </section>
  );
}

/** That ratios from claims are pooled which do not say the same; null: they do. */
function useUnlike(analysis: AnalysisSummary, rows: readonly AnalysisRowView[]): string | null {
  const sources = useRead(methods.analyses.sources, { analysisId: analysis.id }, { keepPrevious: true }).data;
  return sources === undefined ? null : (unlikeRatios(analysis, rows, sources)?.words ?? null);
}

/** What claims say is asked anew after each change; the result is made anew only where that is another remark. */
function RemarkedResult(props: Omit<ResultProps, 'remark'>) {
  return <Result {...props} remark={useUnlike(props.analysis, props.rows)} />;
}

type ResultProps = {
  /** What is to be known about the studies beyond their numbers; null: nothing. */
  readonly remark: string | null;
  readonly analysis: AnalysisSummary;
  readonly rows: readonly AnalysisRowView[];
  readonly result: Analysis;
  readonly tries: Tries;
  readonly onTries: (tries: Tries) => void;
  readonly onChange: ((change: Change) => void) | null;
};

/** Made anew only when there is something new to show: while numbers are computed, the last ones stay as they are. */
const Result = memo(function Result(props: ResultProps) {
  const { remark, analysis, rows, result, tries, onTries, onChange } = props;
  const labels = useMadeOnce(() => labelsOf(analysis, remark), [analysis, remark]);
  const leftOut = useMadeOnce(() => leftOutOf(rows), [rows]);
  // What takes many fits does not hold up who types.
  const later = useDeferredValue(result);
  return (
    <>
      <FigurePart analysis={result} labels={labels} leftOut={leftOut} />
      <div className={styles.sentences} role="group" aria-label="In words">
        {sentencesOf(result, labels).map((sentence, at) => (
          // What the result is, is told when it changes; the rest is there to be read.
          <p key={sentence} role={at === 0 ? 'status' : undefined}>
            {sentence}
          </p>
        ))}
      </div>
      <Numbers {...{ analysis, rows, result, tries, onTries }} />
      <DisclosedPart title={besideTitles.asymmetry}>
        {() => (
          <AsymmetryPart
            analysis={later}
            onForce={
              onChange === null
                ? null
                : (force) => onChange((now) => ({ settings: { ...now.settings, force } }))
            }
          />
        )}
      </DisclosedPart>
      <DisclosedPart title={besideTitles.influence}>{() => <InfluencePart analysis={later} />}</DisclosedPart>
      <DisclosedPart title={besideTitles.notPooled}>
        {() => <ToldLines label={besideTitles.notPooled} lines={notPooledLines(later, labels)} />}
      </DisclosedPart>
    </>
  );
});

/** What the way of testing makes of the same fit: its interval and P. */
function isOfTest({ key }: NumberLine): boolean {
  return key.startsWith('ci ') || key === 'p' || key.startsWith('b ');
}

function Numbers({ analysis, rows, result, tries: all, onTries }: Omit<ResultProps, 'onChange' | 'remark'>) {
  const tries = useMadeOnce(() => amongThese(all, rows), [all, rows]);
  const comparison = useComparison(analysis);
  const latest = useDeferredValue(tries);
  const wald = useMadeOnce(() => byWald(result), [result]);
  const attempt = useMadeOnce(
    () => (isTrying(latest) ? tried(analysis, rows, latest) : null),
    [analysis, rows, latest],
  );
  const told = [
    { head: 'Saved', lines: numbersOf(result, analysis) },
    ...(wald === null ? [] : [{ head: 'By Wald’s test', lines: numbersOf(wald, analysis).filter(isOfTest) }]),
    ...(attempt?.kind === 'result' ? [{ head: 'Tried', lines: numbersOf(attempt.analysis, analysis) }] : []),
    ...(comparison.told === null ? [] : [comparison.told]),
  ];
  return (
    <section className={styles.part} aria-label="Numbers and what is tried">
      <NumbersTable told={told} />
      <ComparisonChoice {...comparison} />
      <TriesPart
        measure={analysis.measure}
        tries={tries}
        words={triesWords(tries, rows)}
        refused={
          attempt?.kind === 'refused'
            ? attempt.message
            : attempt?.kind === 'nothing'
              ? 'No study is left.'
              : null
        }
        onTries={onTries}
      />
    </section>
  );
}
