import { X } from 'lucide-react';
import type { StudyId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import styles from './filter-bar.module.css';

/** Says that the view is about some studies, as a cell of a picture can ask for, and takes that condition away. */
export function StudyNote(props: { readonly studies: readonly StudyId[]; readonly onAll: () => void }) {
  const { studies, onAll } = props;
  const known = useRead(methods.studies.list, {}).data ?? [];
  if (studies.length === 0) return null;
  const labels = studies.map((id) => known.find((study) => study.id === id)?.label ?? 'a study that is gone');
  const words = labels.join(', ');
  return (
    <button type="button" className={styles.scope} aria-label={`Only ${words}: remove`} onClick={onAll}>
      {words}
      <X size={12} aria-hidden="true" />
    </button>
  );
}
