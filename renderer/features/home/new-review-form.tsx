import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { NewPlace } from '#shared/contract/desktop.ts';
import { NewReview } from '#shared/contract/host.ts';
import styles from './home-view.module.css';
import type { Home } from './use-home.ts';

/** Title, taxonomy and place of a new review. */
export function NewReviewForm(props: { readonly home: Home; readonly onCancel: () => void }) {
  const { home, onCancel } = props;
  const [title, setTitle] = useState('');
  const [taxonomy, setTaxonomy] = useState<NewReview['taxonomy']>('paediatric-all');
  const [place, setPlace] = useState<NewPlace | null>(null);
  const named = title.trim() !== '';
  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (!named) return;
    const where = place ?? (await home.choosePlace(title.trim()));
    if (where === null) return;
    setPlace(where);
    // A place that is chosen on the way is warned of before anything is made there.
    if (place === null && where.cloudFolder !== null) return;
    const outcome = await home.create({ placeId: where.id, title: title.trim(), taxonomy });
    if (outcome === 'opened') onCancel();
    // A place is good for one attempt.
    else setPlace(null);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => void create(event)}
      aria-label="New review"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h2 className={styles.title}>New review</h2>
      <TextInput
        label="Title"
        placeholder="Immunotherapy against chemotherapy in childhood ALL"
        value={title}
        maxLength={500}
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Radio.Group
        label="Taxonomy"
        description="The therapies and outcomes that claims are tagged with. New ones are added while you tag; from the same list each can be renamed, moved, merged or retired."
        value={taxonomy}
        onChange={(value) => setTaxonomy(NewReview.shape.taxonomy.catch('none').parse(value))}
      >
        <div className={styles.choices}>
          <Radio value="paediatric-all" label="Paediatric ALL: immunotherapy, chemotherapy, outcomes" />
          <Radio value="none" label="None: start with empty lists" />
        </div>
      </Radio.Group>
      <div className={styles.place}>
        <Button disabled={!named} onClick={() => void home.choosePlace(title.trim()).then(setPlace)}>
          {place === null ? 'Choose where…' : 'Elsewhere…'}
        </Button>
        <span className={styles.quiet}>
          {place === null ? 'Asked for when you create it' : `${place.name} in ${place.place}`}
        </span>
      </div>
      {place?.cloudFolder == null ? null : (
        <ErrorNote
          mild
          title={`${place.cloudFolder} synchronises this folder`}
          message="If it copies the files while Sheaf writes, or if two computers have the review open, changes can be lost or the review damaged."
          next="Choose a folder that is not synchronised, or create the review here all the same."
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" disabled={!named} loading={home.busy}>
          {place?.cloudFolder == null ? 'Create review' : 'Create it there'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
