import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { Bookmark, ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SavedView } from '#shared/contract/saved-views.ts';
import { sentenceText } from '#shared/domain/filter-sentence.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { type SavedViews, useSavedViews } from './use-saved-views.ts';
import { useSentence } from './use-sentence.ts';
import type { ViewState } from './use-view.ts';
import { ViewNameDialog } from './view-name-dialog.tsx';
import styles from './views-menu.module.css';

/** The views that are kept under a name: which one is open, the others, and keeping what is shown. */
export function ViewsMenu(props: {
  readonly view: ViewState;
  readonly onChange: (part: Partial<ViewState>) => void;
}) {
  const { view, onChange } = props;
  const views = useSavedViews(view, onChange);
  const { all, opened, isChanged } = views;
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<'save' | 'rename' | null>(null);
  const button = useFocusAfterwards(asked !== null);
  const sentence = sentenceText(useSentence(view.filter));
  useKeys({
    id: 'evidence.savedViews',
    section: 'Evidence',
    label: 'Saved views',
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
            className={styles.button}
            aria-keyshortcuts="V"
            title={opened?.name}
            leftSection={<Bookmark size={14} aria-hidden="true" />}
            rightSection={<ChevronDown size={14} aria-hidden="true" />}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              setOpen(true);
            }}
          >
            {opened !== null && <VisuallyHidden>Views:</VisuallyHidden>}{' '}
            <span className={styles.name}>{opened?.name ?? 'Views'}</span>{' '}
            {isChanged && <span className={styles.changed}>changed</span>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <Choices views={views} onAsk={setAsked} />
        </Menu.Dropdown>
      </Menu>
      {all.map((one) => (
        <OpenByName key={one.id} view={one} onOpen={views.open} />
      ))}
      {asked === 'save' && (
        <ViewNameDialog
          title="Save view"
          verb="Save"
          name={nameFrom(sentence)}
          onName={views.save}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'rename' && opened !== null && (
        <ViewNameDialog
          title="Rename view"
          verb="Rename"
          name={opened.name}
          onName={(name) => views.rename(opened, name)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** The button gets the focus when a dialog that was opened from its menu has closed: the item is gone with the menu. */
function useFocusAfterwards(asks: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current && !asks) button.current?.focus();
    asked.current = asks;
  }, [asks]);
  return button;
}

/** The views to open, and what can be done with the one that is open. */
function Choices(props: { readonly views: SavedViews; readonly onAsk: (asked: 'save' | 'rename') => void }) {
  const { views, onAsk } = props;
  const { all, opened, isChanged } = views;
  return (
    <>
      <Menu.Label className={(all.length === 0 && styles.none) || ''}>
        {all.length === 0
          ? 'No saved views yet. Keep what is shown under a name, and come back to it.'
          : 'Saved views'}
      </Menu.Label>
      {all.map((one) => (
        <Menu.Item
          key={one.id}
          className={styles.item}
          aria-current={one.id === opened?.id ? 'true' : undefined}
          onClick={() => views.open(one)}
        >
          <span className={styles.itemName}>{one.name}</span>{' '}
          <span className={styles.words}>{one.problem === null ? one.sentence : 'Can’t be opened'}</span>
        </Menu.Item>
      ))}
      <Menu.Divider />
      {opened !== null && isChanged && (
        <Menu.Item onClick={() => void views.update(opened)}>Update “{opened.name}”</Menu.Item>
      )}
      <Menu.Item onClick={() => onAsk('save')}>Save view …</Menu.Item>
      {opened !== null && (
        <>
          <Menu.Item onClick={() => onAsk('rename')}>Rename “{opened.name}” …</Menu.Item>
          <Menu.Item onClick={() => void views.remove(opened)}>Delete “{opened.name}”</Menu.Item>
        </>
      )}
    </>
  );
}

/** The palette finds a saved view by its name. */
function OpenByName(props: { readonly view: SavedView; readonly onOpen: (view: SavedView) => void }) {
  const { view, onOpen } = props;
  useKeys({
    id: `evidence.savedView.${view.id}`,
    section: 'Saved views',
    label: `Open the view “${view.name}”`,
    run: () => onOpen(view),
  });
  return null;
}

/** Characters of a name that is proposed. */
const longestName = 80;

/** A name for what a sentence says: “CAR T-cell therapy on overall survival”. */
function nameFrom(sentence: string): string {
  const said = sentence.replace(/^Claims (?:about )?/u, '');
  const name = said.charAt(0).toLocaleUpperCase('en') + said.slice(1);
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}
