import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { BridgeProvider } from '#renderer/bridge/bridge-provider.tsx';
import { desktop } from '#renderer/bridge/desktop.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { unsaid } from '#renderer/bridge/unsaid.ts';
import type { StoreLink } from '#renderer/bridge/store-link.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { StartInfo, StoreState } from '#shared/contract/desktop.ts';
import { Frame } from './frame/frame.tsx';
import { usePlace } from './place.ts';
import { showRefusal } from './show-refusal.tsx';
import { asAppError, useStoreConnection } from './store-connection.ts';
import { WaysOut } from './ways-out.tsx';
import styles from './review-window.module.css';

type Review = NonNullable<StartInfo['review']>;

/** The window of one review: its connection to the store, and the frame with the screens. */
export function ReviewWindow(props: { readonly review: Review; readonly info: StartInfo }) {
  const { review, info } = props;
  const { link, state } = useStoreConnection(review.store);
  const [flushers] = useState(() => new Set<() => void | Promise<unknown>>());
  useSendBeforeClosing(link, flushers);
  useComingBack(info.cameBack);
  return (
    <BridgeProvider link={link} onRefused={showRefusal} flushers={flushers}>
      {state.state === 'failed' ? (
        <Failed state={state} />
      ) : (
        <WaysOut>
          <Frame restarting={state.state === 'restarting'} />
        </WaysOut>
      )}
    </BridgeProvider>
  );
}

function Failed(props: { readonly state: Extract<StoreState, { state: 'failed' }> }) {
  const words = errorWords(asAppError(props.state.error));
  return (
    <main className={styles.failed}>
      <ErrorNote
        {...words}
        title="This review is not open any more"
        next={`${unsaid(words.message, 'Everything saved before is safe.')} Open it again from Home. If that fails, its backups can be restored there.`}
        actions={
          <>
            <Button variant="filled" onClick={() => void desktop().showHome()}>
              Go to Home
            </Button>
            <Button onClick={() => void desktop().closeWindow()}>Close this window</Button>
          </>
        }
      />
    </main>
  );
}

/** The window goes only when every field has sent what it held and the store has acknowledged it. */
function useSendBeforeClosing(link: StoreLink, flushers: Set<() => void | Promise<unknown>>): void {
  useEffect(
    () =>
      desktop().onClosing(async () => {
        await Promise.all([...flushers].map((flush) => Promise.resolve(flush())));
        await new Promise<void>((resolve) => {
          const off = link.unsaved.subscribe(look);
          function look() {
            if (link.unsaved.get() > 0) return;
            off();
            resolve();
          }
          look();
        });
      }),
    [link, flushers],
  );
}

/** A page that died may have died of the paper it showed: that one stays closed. */
function useComingBack(cameBack: boolean): void {
  const [place, go] = usePlace();
  const [lost] = useState(cameBack ? place.documentId : null);
  useEffect(() => {
    if (!cameBack) return;
    go({ documentId: null, claimId: null });
    notifications.show({
      id: 'came-back',
      color: 'orange',
      title: 'This window stopped and was loaded again',
      message:
        lost === null
          ? 'Nothing that was saved is lost.'
          : 'Nothing that was saved is lost. The paper it showed was closed; open it again from the list.',
      autoClose: false,
    });
  }, [cameBack, lost, go]);
}
