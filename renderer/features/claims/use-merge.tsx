import { type ReactNode, useState } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import styles from './claim-form.module.css';
import { type MergeDrop, mergeDrops } from './merge-drops.ts';
import { useConceptNames } from './use-concept-names.ts';

const nothing = {} as const;

type Asked = {
  readonly kept: ClaimView;
  readonly other: ClaimView;
  readonly drops: readonly MergeDrop[];
};

/**
 * Merging two claims of a paper: at once where nothing of the other is lost, else after a question that lists it.
 * @returns the function that merges the second into the first, and the question while it is asked
 */
export function useMerge(): {
  readonly merge: (kept: ClaimView, other: ClaimView) => void;
  readonly question: ReactNode;
} {
  const command = useCommand(methods.claims.merge);
  const { names } = useConceptNames();
  const studies = useRead(methods.studies.list, nothing).data ?? [];
  const [asked, setAsked] = useState<Asked | null>(null);
  const mergeNow = ({ kept, other }: Omit<Asked, 'drops'>) =>
    void command({ claimId: kept.id, otherId: other.id });
  return {
    merge: (kept, other) => {
      const drops = mergeDrops(kept, other, { names, studies });
      if (drops.length === 0) mergeNow({ kept, other });
      else setAsked({ kept, other, drops });
    },
    question: (
      <ConfirmDialog
        opened={asked !== null}
        title="The two claims say different things"
        verb="Merge, drop these"
        onClose={() => setAsked(null)}
        onConfirm={() => {
          setAsked(null);
          if (asked !== null) mergeNow(asked);
        }}
      >
        <p>
          The open claim keeps what it says; what the other says differently is dropped. The words, numbers
          and notes of both are kept. Undo makes them two again.
        </p>
        <Drops drops={asked?.drops ?? []} />
      </ConfirmDialog>
    ),
  };
}

function Drops({ drops }: { readonly drops: readonly MergeDrop[] }) {
  return (
    <table className={styles.drops}>
      <thead>
        <tr>
          <th scope="col">Entry</th>
          <th scope="col">Is kept</th>
          <th scope="col">Is dropped</th>
        </tr>
      </thead>
      <tbody>
        {drops.map(({ field, kept, dropped }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td dir="auto">{kept}</td>
            <td dir="auto">{dropped}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
