import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { labelText } from '#renderer/bridge/labels.ts';
import { formatCount, formatTime } from '#renderer/ui/format.ts';
import type { GroupView } from '#shared/contract/history.ts';
import { FieldChange } from './field-change.tsx';
import { GroupChanges } from './group-changes.tsx';
import styles from './history-view.module.css';
import { entityWords, fieldWords, severalWords } from './value-words.ts';

/** One action: when, who, what, of which paper or claim, and what became of it. It opens to all its changes. */
export function GroupRow(props: { readonly group: GroupView }) {
  const { group } = props;
  const [opened, setOpened] = useState(false);
  const about = useId();
  return (
    <li className={styles.group} data-undone={group.undone || undefined}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={opened}
        aria-describedby={about}
        onClick={() => setOpened(!opened)}
      >
        {opened ? (
          <ChevronDown size={14} aria-hidden="true" />
        ) : (
          <ChevronRight size={14} aria-hidden="true" />
        )}
        <time className={styles.time} dateTime={group.time}>
          {formatTime(group.time)}
        </time>
        <span className={styles.what}>{labelText(group.label)}</span>
        {group.undone ? <span className={styles.mark}>undone</span> : null}
        {group.changes > 1 ? (
          <span className={styles.count}>{formatCount(group.changes, 'change', 'changes')}</span>
        ) : null}
        <span className={styles.who}>{group.reviewer}</span>
      </button>
      <div className={styles.about} id={about}>
        <p className={styles.subject}>{aboutWords(group)}</p>
        {opened ? null : (
          <ul className={styles.became}>
            {group.fields.map(({ field, before, after }) => (
              <li key={field}>
                <FieldChange words={fieldWords(field, before, after, group.names)} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {opened ? <GroupChanges group={group.group} /> : null}
    </li>
  );
}

/** `Claim “…”`, or `12 claims: “…”, “…”, “…” and others`. */
function aboutWords({ about, entities, names }: GroupView): string {
  const [first] = about;
  if (first === undefined) return '';
  const several = about.filter(({ entity }) => entity === first.entity);
  if (entities <= 1) return entityWords(first.entity, names[first.id]);
  return severalWords(
    first.entity,
    several.map(({ id }) => names[id]),
    entities,
  );
}
