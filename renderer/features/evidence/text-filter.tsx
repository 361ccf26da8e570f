import { useEffect, useEffectEvent, useId, useState } from 'react';
import styles from './filter-bar.module.css';

/** How long a person pauses before the table follows what they type, in milliseconds. */
const pause = 200;

/** A condition on the words of a claim and its source. */
export function TextFilter(props: { readonly value: string; readonly onChange: (text: string) => void }) {
  const { value, onChange } = props;
  const id = useId();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const tell = useEffectEvent(() => {
    if (text !== value) {
      setKnown(text);
      onChange(text);
    }
  });
  useEffect(() => {
    if (text === '') {
      tell();
      return undefined;
    }
    const timer = setTimeout(() => tell(), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        Words
      </label>
      <input
        id={id}
        type="search"
        className={styles.search}
        placeholder="In claims, sources"
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </>
  );
}
