import { nameKey } from './concept.ts';

/** The name of a view as it is compared: as of concepts, and “ß” like the “SS” that capitals make of it. */
export function viewNameKey(name: string): string {
  return nameKey(name.toLocaleUpperCase('en'));
}
