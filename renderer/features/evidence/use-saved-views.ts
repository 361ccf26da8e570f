import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import { SavedViewId } from '#shared/contract/ids.ts';
import { ViewSettings as StoredSettings, type SavedView } from '#shared/contract/saved-views.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useTakeBack } from '#renderer/bridge/use-take-back.ts';
import { showWayBack } from '#renderer/ui/way-back.tsx';
import { parseViewSettings, settingsOf, type ViewSettings, type ViewState } from './use-view.ts';

/** The saved views of the review, which of them is open, and what can be done with them. */
export interface SavedViews {
  readonly all: readonly SavedView[];
  /** The one that was opened last and is still there. */
  readonly opened: SavedView | null;
  /** What is shown is not what the open one holds. */
  readonly isChanged: boolean;
  readonly open: (view: SavedView) => void;
  /** Keeps what is shown under a name. @returns why it was refused, or null */
  readonly save: (name: string) => Promise<AppError | null>;
  readonly rename: (view: SavedView, name: string) => Promise<AppError | null>;
  /** Gives a view the settings that are shown. */
  readonly update: (view: SavedView) => Promise<void>;
  readonly remove: (view: SavedView) => Promise<void>;
}

const quiet = { quiet: ['conflict', 'invalid-input'] } as const;

/** Saved views over what the screen shows. */
export function useSavedViews(view: ViewState, change: (part: Partial<ViewState>) => void): SavedViews {
  const all = useRead(methods.savedViews.list, {}).data ?? [];
  const [openedId, setOpenedId] = useOpened();
  const create = useCommand(methods.savedViews.create, quiet);
  const edit = useCommand(methods.savedViews.edit, quiet);
  const remove = useRemove();
  const shown = stored(settingsOf(view));
  const opened = all.find(({ id }) => id === openedId) ?? null;
  return {
    all,
    opened,
    isChanged: opened !== null && opened.settings !== null && !isSame(opened.settings, shown),
    open: (wanted) => {
      setOpenedId(wanted.id);
      tellOf(wanted);
      if (wanted.settings === null) return;
      const { pictures, ...settings } = parseViewSettings(wanted.settings);
      change({ ...settings, ...(pictures === null ? {} : { pictures }), last: null });
    },
    save: async (name) => {
      const savedViewId = newId.savedView();
      const saved = await create({ savedViewId, name, settings: shown });
      if (saved.ok) setOpenedId(savedViewId);
      return saved.ok ? null : saved.error;
    },
    rename: async ({ id }, name) => {
      const renamed = await edit({ savedViewId: id, set: { name } });
      return renamed.ok ? null : renamed.error;
    },
    update: async ({ id, name }) => {
      const updated = await edit({ savedViewId: id, set: { settings: shown } });
      if (updated.ok) notifications.show({ message: `“${name}” now shows this.` });
    },
    remove,
  };
}

/** Says what a view can't show any more. */
function tellOf({ name, problem, gone }: SavedView): void {
  if (problem !== null)
    notifications.show({ title: `“${name}” can’t be opened`, message: problem, autoClose: false });
  else if (gone.length > 0)
    notifications.show({
      title: `“${name}” opened without what is gone`,
      message: `No longer in the review: ${gone.join(', ')}.`,
      autoClose: false,
    });
}

function useRemove(): (view: SavedView) => Promise<void> {
  const remove = useCommand(methods.savedViews.delete);
  const takeBack = useTakeBack();
  return async ({ id, name }) => {
    const group = newId.group();
    if (!(await remove({ savedViewId: id }, { group })).ok) return;
    const bringBack = async () => {
      if (!(await takeBack(group)))
        notifications.show({
          message: 'Later work stands before this view. Undo that first, or look in History.',
        });
    };
    showWayBack({ group, words: `Saved view “${name}” deleted`, label: 'Undo', bringBack });
  };
}

/** Settings as the contract has them. */
function stored({ sort, columns, ...settings }: ViewSettings): StoredSettings {
  return StoredSettings.parse({ ...settings, sort, columns });
}

/** Whether a view that was kept shows what is shown now, as the window reads them. */
function isSame(saved: StoredSettings, shown: StoredSettings): boolean {
  const [one, other] = [parseViewSettings(saved), parseViewSettings(shown)];
  const pictures = one.pictures === null ? null : other.pictures;
  return JSON.stringify(one) === JSON.stringify({ ...other, pictures });
}

const key = 'sheaf.evidence-saved-view';

/** The view that is open in this window, which is one review. */
function useOpened(): readonly [SavedViewId | null, (id: SavedViewId) => void] {
  const [id, setId] = useState(() => SavedViewId.safeParse(sessionStorage.getItem(key)).data ?? null);
  const set = (next: SavedViewId) => {
    setId(next);
    try {
      sessionStorage.setItem(key, next);
    } catch {
      // Next time no view is open; nothing of the review depends on it.
    }
  };
  return [id, set];
}
