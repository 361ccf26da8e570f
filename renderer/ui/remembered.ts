import { useCallback, useState } from 'react';

/** Reads a value that this profile remembers; null when there is none, or it is of an earlier shape. */
export function recall<T>(key: string, isShape: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`sheaf.${key}`) ?? 'null');
    return isShape(value) ? value : null;
  } catch {
    return null;
  }
}

/** Remembers a value; a full or forbidden storage only means that it is forgotten. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`sheaf.${key}`, JSON.stringify(value));
  } catch {
    // Nothing of the review depends on it.
  }
}

/** State of the screen that outlives the window: sizes, choices of view. Never anything of the review itself. */
export function useRemembered<T>(
  key: string,
  initial: T,
  isShape: (value: unknown) => value is T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => recall(key, isShape) ?? initial);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      remember(key, next);
    },
    [key],
  );
  return [value, set];
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
