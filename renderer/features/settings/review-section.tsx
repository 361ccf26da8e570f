import { Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { refusedTexts } from '#renderer/bridge/refused-texts.ts';
import { useBeforeClose } from '#renderer/bridge/use-saving.ts';
import { LockedFields } from '#renderer/ui/locked-fields.tsx';
import type { ReviewView } from '#shared/contract/reviews.ts';
import { citationStyleLabels, citationStyles } from '#shared/domain/citation-style.ts';

/** Title and question of the review, saved on leaving the field, and how its references are written. */
export function ReviewSection() {
  const review = useRead(methods.reviews.get, {}).data;
  return review === undefined ? null : <ReviewFields review={review} />;
}

const styles = citationStyles.map((value) => ({ value, label: citationStyleLabels[value] }));

function ReviewFields(props: { readonly review: ReviewView }) {
  const { review } = props;
  const edit = useCommand(methods.reviews.edit);
  const title = useOnLeave('review.title', review.title, (text) =>
    text.trim() === '' ? null : edit({ set: { title: text.trim() } }),
  );
  const question = useOnLeave('review.question', review.question, (text) =>
    edit({ set: { question: text } }),
  );
  return (
    <LockedFields reason={review.readOnly}>
      <TextInput label="Title" {...title} />
      <Textarea
        label="Question"
        description="Who, which therapy, against what, which outcomes."
        autosize
        minRows={3}
        maxRows={12}
        {...question}
      />
      <Select
        label="References in"
        description="The style of citations in exports."
        data={styles}
        value={review.citationStyle}
        allowDeselect={false}
        onChange={(value) => {
          const citationStyle = citationStyles.find((style) => style === value);
          if (citationStyle !== undefined) void edit({ set: { citationStyle } });
        }}
      />
    </LockedFields>
  );
}

/** A text that is saved when the person leaves it; `save` answers null to go back to what was there. */
function useOnLeave(
  field: string,
  saved: string,
  save: (text: string) => Promise<{ readonly ok: boolean }> | null,
) {
  const [draft, setDraft] = useState<string | null>(() => refusedTexts.of(field));
  const [leaving, setLeaving] = useState(false);
  const send = async () => {
    if (draft === null || draft === saved) return setDraft(null);
    const result = await save(draft);
    if (result === null) return setDraft(null);
    // A refused text stays in its field, and is sent again when the field is left once more.
    refusedTexts.note(field, draft, result.ok);
    if (!result.ok) setLeaving(false);
  };
  const flush = useEffectEvent(send);
  useEffect(() => {
    if (leaving) void flush();
  }, [leaving]);
  // What is saved is shown as it was taken, tidied perhaps, and as an undo left it.
  const show = useEffectEvent(() => leaving && setDraft(null));
  useEffect(() => void show(), [saved]);
  useBeforeClose(send);
  return {
    value: draft ?? saved,
    onFocus: () => setLeaving(false),
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onBlur: () => setLeaving(true),
  };
}
