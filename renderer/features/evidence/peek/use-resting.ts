import { useEffect, useState } from 'react';

/** A value once it has stayed the same for some milliseconds; the one before it until then. */
export function useResting<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
