import { useCallback, useState } from 'react';

/** Words for a live region. The same words said twice are heard twice: the second time with a trailing space. */
export function useSay(): { readonly said: string; readonly say: (words: string) => void } {
  const [said, setSaid] = useState('');
  const say = useCallback(
    (words: string) => setSaid((old) => (old === words ? `${words}\u00A0` : words)),
    [],
  );
  return { said, say };
}
