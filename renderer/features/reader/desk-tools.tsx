import { PanelLeft, Search } from 'lucide-react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { JumpTools } from './jumps/jump-tools.tsx';
import type { Find } from './find/use-find.ts';
import { sideKeys } from './side/use-side.ts';
import type { useSide } from './side/use-side.ts';
import { Tool } from './tool.tsx';
import styles from './toolbar.module.css';

/** Beside every document: its contents, and back and forward through jumps. */
export function PlaceTools(props: {
  readonly side: ReturnType<typeof useSide>;
  readonly onOpen: (documentId: DocumentId) => void;
}) {
  return (
    <>
      <div className={styles.group}>
        <Tool
          label="Contents and pages"
          keys={sideKeys}
          pressed={props.side.view !== null}
          run={props.side.toggle}
        >
          <PanelLeft size={16} aria-hidden="true" />
        </Tool>
      </div>
      <JumpTools onOpen={props.onOpen} />
    </>
  );
}

/** Find, as a button. */
export function FindTool({ find }: { readonly find: Pick<Find, 'open' | 'start' | 'close'> }) {
  return (
    <div className={styles.group}>
      <Tool
        label="Find"
        keys="$mod+f"
        pressed={find.open}
        run={() => (find.open ? find.close() : find.start(''))}
      >
        <Search size={16} aria-hidden="true" />
      </Tool>
    </div>
  );
}
