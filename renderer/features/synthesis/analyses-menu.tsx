import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { Fragment, useRef, useState } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import type { AnalysisId } from '#shared/contract/ids.ts';
import { analysisName, byOutcome, wholeName } from './analysis-names.ts';
import { NameDialog } from './name-dialog.tsx';
import styles from './synthesis.module.css';
import type { AnalysisDeeds } from './use-analyses.ts';

/** The analyses of the review by comparison and outcome: which one is open, and what can be done with it. */
export function AnalysesMenu(props: {
  readonly all: readonly AnalysisSummary[];
  readonly opened: AnalysisSummary;
  readonly writable: boolean;
  readonly deeds: AnalysisDeeds;
  readonly onOpen: (id: AnalysisId) => void;
  readonly onNew: () => void;
}) {
  const { all, opened, writable, deeds, onOpen, onNew } = props;
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<'rename' | 'duplicate' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useKeys({
    id: 'synthesis.analyses',
    section: 'Synthesise',
    label: 'Analyses',
    keys: 'v',
    run: () => setOpen(true),
  });
  return (
    <>
      <Menu
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 0 }}
      >
        <Menu.Target>
          <Button
            ref={button}
            className={styles.opener}
            aria-keyshortcuts="V"
            title={`${opened.comparison} › ${wholeName(opened)}`}
            rightSection={<ChevronDown size={14} aria-hidden="true" />}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              setOpen(true);
            }}
          >
            <span className={styles.openerName}>{wholeName(opened)}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          {byOutcome(all).map((group) => (
            <Fragment key={group.key}>
              <Menu.Label>{group.name}</Menu.Label>
              {group.analyses.map((one) => (
                <Menu.Item
                  key={one.id}
                  aria-current={one.id === opened.id ? 'true' : undefined}
                  onClick={() => onOpen(one.id)}
                >
                  {analysisName(one)}{' '}
                  <span className={styles.quiet}>{formatCount(one.used, 'study', 'studies')}</span>
                </Menu.Item>
              ))}
            </Fragment>
          ))}
          {writable ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={onNew}>New analysis …</Menu.Item>
              <Menu.Item onClick={() => setAsked('duplicate')}>
                Duplicate “{analysisName(opened)}” …
              </Menu.Item>
              <Menu.Item onClick={() => setAsked('rename')}>Rename “{analysisName(opened)}” …</Menu.Item>
              <Menu.Item onClick={() => void deeds.remove(opened)}>Delete “{analysisName(opened)}”</Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {asked === null ? null : (
        <NameDialog
          title={asked === 'rename' ? 'Rename analysis' : 'Duplicate analysis'}
          label="Name"
          verb={asked === 'rename' ? 'Rename' : 'Duplicate'}
          text={asked === 'rename' ? opened.name : `Copy of ${analysisName(opened)}`}
          onText={(name) => (asked === 'rename' ? deeds.rename(opened, name) : deeds.duplicate(opened, name))}
          onClose={() => {
            setAsked(null);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
