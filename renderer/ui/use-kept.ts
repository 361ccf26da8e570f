import { useState } from 'react';

/** The same value for as long as its content is: what comes from it need not be made anew. @param content tells values apart */
export function useKept<T>(value: T, content: string): T {
  const [kept, keep] = useState({ value, content });
  if (kept.content === content) return kept.value;
  keep({ value, content });
  return value;
}
