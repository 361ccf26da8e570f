import { notifications } from '@mantine/notifications';
import { desktop } from '#renderer/bridge/desktop.ts';
import { useStartInfo } from '#renderer/bridge/start-info.ts';
import { SettingsView } from '#renderer/features/settings/settings-view.tsx';
import { useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';
import { usePerson } from '../person.ts';
import { showRefusal } from '../show-refusal.tsx';
import { nearestTextSize } from '../text-size.ts';
import type { ScreenProps } from './screen-props.ts';

/** Settings, with what belongs to the person handed in. */
export function SettingsScreen(props: Pick<ScreenProps, 'backupsAsked' | 'onBackupsShown'>) {
  const { appVersion } = useStartInfo();
  const person = usePerson();
  const singleKeys = useSingleKeys();
  const restore = async (backup: string) => {
    const refused = await desktop().restoreReview(backup);
    if (refused !== null) showRefusal(refused, 'Restoring');
    else
      notifications.show({
        title: 'The backup is restored',
        message: 'What you had before was backed up first, and is in the list of backups.',
      });
  };
  return (
    <SettingsView
      appVersion={appVersion}
      onRestore={restore}
      backupsAsked={props.backupsAsked}
      onBackupsShown={props.onBackupsShown}
      person={{
        reviewerName: person.reviewerName,
        onReviewerName: person.onReviewerName,
        theme: person.theme,
        onTheme: person.onTheme,
        textSize: person.textSize,
        onTextSize: (size) => person.onTextSize(nearestTextSize(size)),
        singleKeys: singleKeys.on,
        onSingleKeys: singleKeys.set,
      }}
    />
  );
}
