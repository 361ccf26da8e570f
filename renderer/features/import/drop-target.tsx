import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import styles from './drop-target.module.css';

/** Takes files and folders that are dropped anywhere on the window, and shows that it would. */
export function DropTarget(props: {
  readonly enabled: boolean;
  readonly onDrop: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const over = useFileDrop(props.enabled, props.onDrop);
  return (
    <>
      {props.children}
      {over ? (
        <div className={styles.over} role="status">
          <p>{props.enabled ? 'Drop to import' : 'This review can only be read'}</p>
        </div>
      ) : null}
    </>
  );
}

function useFileDrop(enabled: boolean, onDrop: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const drop = useEffectEvent((files: readonly File[]) => {
    if (enabled && files.length > 0) onDrop(files);
  });
  useEffect(() => {
    const listening = new AbortController();
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(type, act, { signal: listening.signal });
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    listen('dragenter', enter);
    listen('dragover', enter);
    listen('dragleave', (event) => {
      // Leaving one element for another of the window is no leaving.
      if (event.relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      drop([...(event.dataTransfer?.files ?? [])]);
    });
    return () => listening.abort();
  }, []);
  return over;
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
