import type { useImport } from '#renderer/features/import/use-import.ts';
import type { Place } from '../place.ts';

/** What the frame gives to every screen. */
export interface ScreenProps {
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  /** The review can be changed. */
  readonly writable: boolean;
  readonly importing: ReturnType<typeof useImport>;
  /** Grows when the report of the newest import was asked for. */
  readonly importReport: number;
  /** Grows when a search over all papers was asked for; 0 once it is shown, or it would be shown at each return. */
  readonly searchAsked: number;
  readonly onSearchShown: () => void;
  /** Grows when the backups in Settings were asked for. */
  readonly backupsAsked: number;
  readonly onBackupsShown: () => void;
  readonly onImportReportClosed: () => void;
}
