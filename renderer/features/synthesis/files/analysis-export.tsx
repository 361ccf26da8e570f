import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useFileExport } from '#renderer/bridge/use-file-export.ts';
import { ExportButton } from '#renderer/ui/export-button.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { tellExport } from '#renderer/ui/tell-export.ts';
import type { AnalysisExport as Written, AnalysisSummary } from '#shared/contract/analyses.ts';
import { boxesWords } from '#shared/figures/letters-of-font.ts';
import { dialogFile, offeredFiles } from './export-files.ts';
import styles from './files.module.css';
import { useShownFigure } from './shown-figure.tsx';

const action = {
  id: 'synthesis.export',
  label: 'Export the analysis …',
  section: 'Synthesise',
  keys: '$mod+e',
  whileTyping: true,
};

/** Writes an analysis to a file: its studies and result, figures, a script for R. */
export function AnalysisExport({ analysis }: { readonly analysis: AnalysisSummary }) {
  const shown = useShownFigure();
  const write = useFileExport(methods.analyses.export, tellAnalysis);
  return (
    <div className={styles.files}>
      <ExportButton action={action}>
        {offeredFiles(shown).map(({ heading, files }) => (
          <Fragment key={heading}>
            <Menu.Label>{heading}</Menu.Label>
            {files.map(({ key, name, file }) => (
              <Menu.Item
                key={key}
                aria-label={`${heading}: ${name}`}
                onClick={() =>
                  void write(dialogFile(analysis, file), (ids) => ({ ...ids, analysisId: analysis.id, file }))
                }
              >
                {name}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </ExportButton>
    </div>
  );
}

const tellAnalysis = tellExport<Written>(
  'The analysis was not exported',
  ({ studies, pooled, figures, boxes, noResult }) => {
    const count = formatCount(studies, 'study', 'studies');
    if (noResult !== null) return `${count} as typed, without a result. ${noResult}`;
    const of = pooled === studies ? count : `${count}, ${pooled} of them pooled`;
    const what =
      figures.length > 1 ? `${formatCount(figures.length, 'figure', 'figures')} of ${of}.` : `${of}.`;
    return boxes ? `${what} ${boxesWords}` : what;
  },
);
