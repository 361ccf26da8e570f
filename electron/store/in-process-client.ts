import { v7 as uuidv7 } from 'uuid';
import type { Client } from '#shared/contract/client.ts';
import { ChangeId } from '#shared/contract/ids.ts';
import { makeClient } from '#shared/contract/make-client.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Store } from './store.ts';

/** A client of a store in the same process: for the command line and for tests. */
export function inProcessClient(store: Store): Client {
  let next = 1;
  const call: Parameters<typeof makeClient>[0]['call'] = async ({ method, input, change }) => {
    next += 1;
    const reply = await store.call({ id: next, method, input, ...(change ? { change } : {}) });
    return reply.ok ? ok(reply.value) : err(reply.error);
  };
  return makeClient({ call }, () => ChangeId.parse(uuidv7()));
}
