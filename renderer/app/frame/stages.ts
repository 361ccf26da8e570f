import {
  BookOpenText,
  ChartNoAxesGantt,
  History,
  type LucideIcon,
  Settings,
  Table2,
  Trash2,
} from 'lucide-react';
import type { Screen } from '../place.ts';

/** A screen as the rail shows it. */
export interface Stage {
  readonly screen: Screen;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys: string;
}

/** The stages of the path that exist, in its order; the key is the place in the row. */
export const stages: readonly Stage[] = [
  { screen: 'read', label: 'Read', icon: BookOpenText, keys: '1' },
  { screen: 'evidence', label: 'Evidence', icon: Table2, keys: '2' },
  { screen: 'synthesis', label: 'Synthesise', icon: ChartNoAxesGantt, keys: '3' },
];

/** What is not of the path, below. */
export const places: readonly Stage[] = [
  { screen: 'bin', label: 'Bin', icon: Trash2, keys: '$mod+Shift+b' },
  { screen: 'history', label: 'History', icon: History, keys: '$mod+h' },
  { screen: 'settings', label: 'Settings', icon: Settings, keys: '$mod+,' },
];
