import type { ElectronApplication, Page } from 'playwright';
import { z } from 'zod';

/*
 * Listens where a window and its store talk, from the window's side: what is heard here has reached the window. And
 * asks the store over the same port, for what no screen shows as it is.
 */

declare global {
  interface Window {
    /** Put there by `listenOnWire`; the app knows nothing of it. */
    sheafWire?: { ask(call: object): Promise<unknown> };
  }
}

const heardMark = 'sheaf heard: ';
const Call = z.looseObject({ method: z.string(), change: z.looseObject({ id: z.string() }) });
/** A command as the window sent it, with the id of its change. */
export type Call = z.infer<typeof Call>;
const Heard = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('change'), id: z.string(), call: Call }),
  z.strictObject({ what: z.enum(['document', 'import-ended']), id: z.string() }),
]);
/** Something that the store has acknowledged to the window: a change, an imported document, the end of an import. */
export type Heard = z.infer<typeof Heard>;

/** Listens in every window that loads its page from now on. */
export async function listenOnWire(app: ElectronApplication, onHeard: (heard: Heard) => void): Promise<void> {
  const context = app.context();
  await context.addInitScript(wireInPage, heardMark);
  context.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(heardMark)) onHeard(Heard.parse(JSON.parse(text.slice(heardMark.length))));
  });
}

/** How long an answer of the store may take before a test says that none comes; milliseconds on a quiet machine. */
const askPatience = 60_000;

/**
 * Asks the store behind a window; needs `listenOnWire` before the window was opened. A question to a store that ends
 * is put to the one after it, as the app does. Throws when no answer comes within a minute.
 */
export async function askStore<T extends z.ZodType>(
  page: Page,
  call: { readonly method: string; readonly input: unknown; readonly output: T },
): Promise<z.output<T>> {
  const { output, ...asked } = call;
  return output.parse(await askInPage(page, asked));
}

/** Sends a command once more, under the id of its change: the store does it only if it had not been done. */
export async function sendAgain(page: Page, call: Call): Promise<void> {
  await askInPage(page, call);
}

async function askInPage(page: Page, call: { readonly method: string }): Promise<unknown> {
  const answer: Promise<unknown> = page.evaluate((given) => window.sheafWire?.ask(given), call);
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      silence.reject(new Error(`The store did not answer ${call.method} within ${askPatience / 1_000} s.`)),
    askPatience,
  );
  return Promise.race([answer, silence.promise]).finally(() => clearTimeout(timer));
}

/** Runs in the page, before its own scripts. */
function wireInPage(mark: string): void {
  type Message = {
    readonly id?: number;
    readonly input?: unknown;
    readonly ok?: boolean;
    readonly error?: { readonly code: string };
    readonly value?: unknown;
    readonly method?: string;
    readonly change?: { readonly id: string };
    readonly event?: string;
    readonly job?: {
      readonly id: string;
      readonly kind: string;
      readonly state: string;
      readonly result: {
        readonly files?: readonly { readonly outcome: string; readonly document?: string }[];
      } | null;
    };
  };
  const post = MessagePort.prototype.postMessage;
  const sent = new Map<number, Message & { readonly change: { readonly id: string } }>();
  const asked = new Map<number, { readonly call: object; readonly resolve: (value: unknown) => void }>();
  let port: MessagePort | null = null;
  let nextId = 1_000_000_000;

  const keep = (message: Message): void => {
    const { id, change } = message;
    if (id !== undefined && change !== undefined) sent.set(id, { ...message, change });
  };
  MessagePort.prototype.postMessage = function postMessage(
    this: MessagePort,
    message: Message,
    ...rest: never[]
  ) {
    // Others' ports carry anything, also null.
    if (this === port) keep(message);
    Reflect.apply(post, this, [message, ...rest]);
  };
  const say = (heard: object): void => console.debug(mark + JSON.stringify(heard));
  const hearJob = (job: NonNullable<Message['job']>): void => {
    if (!job.kind.startsWith('imports.') || job.state === 'running') return;
    for (const file of job.result?.files ?? [])
      if (file.outcome === 'imported' && file.document !== undefined)
        say({ what: 'document', id: file.document });
    say({ what: 'import-ended', id: job.id });
  };
  const hear = ({ data }: MessageEvent<Message>): void => {
    if (data.event === 'job' && data.job !== undefined) hearJob(data.job);
    if (data.event !== undefined || data.id === undefined) return;
    // It goes to the store after this one.
    if (data.error?.code === 'store-restarted') return;
    const call = sent.get(data.id);
    if (data.ok === true && call !== undefined) say({ what: 'change', id: call.change.id, call });
    asked.get(data.id)?.resolve(data.value);
    asked.delete(data.id);
  };
  window.addEventListener(
    'message',
    (event) => {
      const [given] = event.ports;
      if (event.source !== window || given === undefined) return;
      port = given;
      given.addEventListener('message', hear);
      // What was asked before there was a store, or was not answered by the one before.
      for (const [id, { call }] of asked) Reflect.apply(post, given, [{ ...call, id }]);
    },
    true,
  );
  window.sheafWire = {
    ask: (call) =>
      new Promise((resolve) => {
        nextId += 1;
        asked.set(nextId, { call, resolve });
        if (port !== null) Reflect.apply(post, port, [{ ...call, id: nextId }]);
      }),
  };
}
