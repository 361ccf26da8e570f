import { useEffect, useState } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { PortLink } from '#renderer/bridge/port-link.ts';
import type { StoreState } from '#shared/contract/desktop.ts';
import { storePortMessage } from '#shared/contract/desktop-channels.ts';
import { AppError } from '#shared/contract/errors.ts';

/** The link of this window to the store of its review, and how that store is. */
export function useStoreConnection(initial: StoreState): {
  readonly link: PortLink;
  readonly state: StoreState;
} {
  const [link] = useState(() => new PortLink());
  const [state, setState] = useState(initial);
  useEffect(() => {
    const take = (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source !== window || !isPortMessage(event.data) || port === undefined) return;
      link.attach(port);
    };
    const follow = (next: StoreState) => {
      setState(next);
      if (next.state === 'restarting') link.suspend();
      if (next.state === 'failed') link.fail(asAppError(next.error));
    };
    window.addEventListener('message', take);
    const off = desktop().onStoreState(follow);
    void desktop().connectStore();
    return () => {
      window.removeEventListener('message', take);
      off();
    };
  }, [link]);
  return { link, state };
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'type') === storePortMessage;
}

/** An error of the main process as one of the contract; an unknown code is an inner one. */
export function asAppError(error: { readonly message: string }): AppError {
  return AppError.catch({ code: 'internal', message: error.message, details: {}, traceId: '' }).parse(error);
}
