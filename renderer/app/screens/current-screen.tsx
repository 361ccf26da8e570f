import { BinView } from '#renderer/features/documents/bin-view.tsx';
import { EvidenceScreen } from '#renderer/features/evidence/evidence-screen.tsx';
import { HistoryView } from '#renderer/features/history/history-view.tsx';
import type { useImport } from '#renderer/features/import/use-import.ts';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import type { Place } from '../place.ts';
import { ReadScreen } from './read-screen.tsx';
import { SettingsScreen } from './settings-screen.tsx';

/** What the frame gives to every screen. */
export interface ScreenProps {
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  /** The review can be changed. */
  readonly writable: boolean;
  readonly importing: ReturnType<typeof useImport>;
  /** Grows when the report of the newest import was asked for. */
  readonly importReport: number;
  readonly onImportReportClosed: () => void;
}

/** The screen of the place where the window is. */
export function CurrentScreen(props: ScreenProps) {
  const { place, go } = props;
  const read = () => go({ screen: 'read' });
  switch (place.screen) {
    case 'read':
      return <ReadScreen {...props} />;
    case 'evidence':
      return (
        <EvidenceScreen
          conceptField={ConceptField}
          onRead={read}
          onOpenWords={({ documentId, claimId }) => go({ screen: 'read', documentId, claimId })}
        />
      );
    case 'bin':
      return <BinView onRead={read} />;
    case 'history':
      return <HistoryView onRead={read} />;
    case 'settings':
      return <SettingsScreen />;
  }
}
