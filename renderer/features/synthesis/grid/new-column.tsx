import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { NameDialog } from '../name-dialog.tsx';

/** A column for something that studies differ in: a subgroup, a moderator, the year. */
export function NewColumn(props: {
  /** Names that are taken. */
  readonly taken: readonly string[];
  readonly onName: (name: string) => void;
}) {
  const { taken, onName } = props;
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsked(false);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        size="compact-sm"
        leftSection={<Plus size={14} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        Add a column
      </Button>
      {asked ? (
        <NameDialog
          title="Add a column"
          label="Name of the column"
          verb="Add"
          placeholder="year"
          text=""
          most={200}
          onText={(name) => {
            // One that is there already is simply there.
            if (!taken.includes(name)) onName(name);
            return Promise.resolve(true);
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}
