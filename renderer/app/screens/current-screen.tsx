import { BinView } from '#renderer/features/documents/bin-view.tsx';
import { EvidenceScreen } from '#renderer/features/evidence/evidence-screen.tsx';
import { HistoryView } from '#renderer/features/history/history-view.tsx';
import { leaveSpot } from '#renderer/features/reader/jumps/jumps.ts';
import { SynthesisScreen } from '#renderer/features/synthesis/synthesis-screen.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { AnchorsScreen } from './anchors-screen.tsx';
import { ReadScreen } from './read-screen.tsx';
import type { Place } from '../place.ts';
import type { ScreenProps } from './screen-props.ts';
import { SettingsScreen } from './settings-screen.tsx';

/** The screen of the place where the window is. */
export function CurrentScreen(props: ScreenProps) {
  const { place, go } = props;
  const read = () => go({ screen: 'read' });
  const openWords = (words: Pick<Place, 'documentId' | 'claimId'> & Partial<Place>) => {
    leaveSpot();
    go({ screen: 'read', annotationId: null, ...words });
  };
  switch (place.screen) {
    case 'read':
      return <ReadScreen {...props} />;
    case 'anchors':
      return <AnchorsScreen {...props} />;
    case 'evidence':
      return <EvidenceScreen conceptField={ConceptField} onRead={read} onOpenWords={openWords} />;
    case 'synthesis':
      return <SynthesisScreen conceptField={ConceptField} onOpenWords={openWords} />;
    case 'bin':
      return <BinView onRead={read} />;
    case 'history':
      return <HistoryView onRead={read} />;
    case 'settings':
      return <SettingsScreen backupsAsked={props.backupsAsked} onBackupsShown={props.onBackupsShown} />;
  }
}
