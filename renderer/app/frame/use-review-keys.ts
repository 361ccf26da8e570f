import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { Screen } from '../place.ts';

/** What can be done with the review as a whole from any of its screens: found in the palette, some by key. */
export function useReviewKeys(doing: {
  readonly writable: boolean;
  readonly screen: Screen;
  readonly backUp: () => Promise<void>;
  readonly showBackups: () => void;
  readonly exportEvidence: () => void;
  readonly saveArchive: () => Promise<void>;
  readonly saveReadable: () => Promise<void>;
}): void {
  const section = 'Everywhere';
  useKeys({
    id: 'backup.now',
    section,
    label: 'Back up now',
    when: doing.writable,
    run: () => void doing.backUp(),
  });
  useKeys({
    id: 'backup.list',
    section,
    label: 'Backups: see and restore',
    run: doing.showBackups,
  });
  useKeys({
    id: 'archive.save',
    section,
    label: 'Save the review as archive …',
    run: () => void doing.saveArchive(),
  });
  useKeys({
    id: 'archive.readable',
    section,
    label: 'Save a readable copy …',
    run: () => void doing.saveReadable(),
  });
  useKeys({
    id: 'evidence.exportFromElsewhere',
    section,
    label: 'Export the evidence …',
    keys: '$mod+e',
    whileTyping: true,
    // The screen of the evidence has its own.
    when: doing.screen !== 'evidence',
    run: doing.exportEvidence,
  });
}
