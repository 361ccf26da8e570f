import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import { BridgeContext } from './bridge-context.ts';
import { listenToStore } from './listen-to-store.ts';
import type { StoreLink } from './store-link.ts';

/** A cache for answers of the store: kept until an event says they are out of date, used with no network. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
    },
  });
}

/** Gives everything below it the store at the other end of `link`. */
export function BridgeProvider(props: {
  readonly link: StoreLink;
  readonly onRefused: (error: AppError, action: string) => void;
  readonly flushers?: Set<() => void | Promise<unknown>>;
  readonly children: ReactNode;
}) {
  const { link, onRefused, flushers, children } = props;
  const [queryClient] = useState(makeQueryClient);
  const [ownFlushers] = useState(() => new Set<() => void | Promise<unknown>>());
  const bridge = useMemo(
    () => ({ link, onRefused, flushers: flushers ?? ownFlushers }),
    [link, onRefused, flushers, ownFlushers],
  );
  useEffect(() => listenToStore(link, queryClient), [link, queryClient]);
  return (
    <BridgeContext value={bridge}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </BridgeContext>
  );
}
