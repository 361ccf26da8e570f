import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

/** R: the key without a button, found in the list of keys and in the palette. */
export function useRegionKey(run: () => void): void {
  useKeys({ id: 'reader.region', label: 'Select a region of the page', keys: 'r', section: 'Reader', run });
}
