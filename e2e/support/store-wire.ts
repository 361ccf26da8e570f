import type { ElectronApplication, Page } from 'playwright';
import { z } from 'zod';

/*
 * Listens where a window and its store talk, from the window's side: what is heard here has reached the window. And
 * asks the store over the same port, for what no screen shows as it is.
 */

declare global {
  interface Window {
    /** Put there by `listenOnWire`; the app knows nothing of it. */
    sheafWire?: { ask(method: string, input: unknown): Promise<unknown> };
  }
}

const heardMark = 'sheaf heard: ';
const Heard = z.strictObject({ what: z.enum(['change', 'document', 'import-ended']), id: z.string() });
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

/** Asks the store behind a window; needs `listenOnWire` before the window was opened. */
export async function askStore<T extends z.ZodType>(
  page: Page,
  call: { readonly method: string; readonly input: unknown; readonly output: T },
): Promise<z.output<T>> {
  const { method, input, output } = call;
  const value = await page.evaluate(([name, given]) => window.sheafWire?.ask(name, given), [
    method,
    input,
  ] as const);
  return output.parse(value);
}

/** Runs in the page, before its own scripts. */
function wireInPage(mark: string): void {
  type Message = {
    readonly id?: number;
    readonly ok?: boolean;
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
  const sent = new Map<number, string>();
  const asked = new Map<number, (value: unknown) => void>();
  let port: MessagePort | null = null;
  let nextId = 1_000_000_000;

  MessagePort.prototype.postMessage = function postMessage(
    this: MessagePort,
    message: Message,
    ...rest: never[]
  ) {
    if (this === port && message.change !== undefined) sent.set(message.id ?? 0, message.change.id);
    Reflect.apply(post, this, [message, ...rest]);
  };
  const say = (what: string, id: string): void => console.debug(mark + JSON.stringify({ what, id }));
  const hearJob = (job: NonNullable<Message['job']>): void => {
    if (!job.kind.startsWith('imports.') || job.state === 'running') return;
    for (const file of job.result?.files ?? [])
      if (file.outcome === 'imported' && file.document !== undefined) say('document', file.document);
    say('import-ended', job.id);
  };
  const hear = ({ data }: MessageEvent<Message>): void => {
    if (data.event === 'job' && data.job !== undefined) hearJob(data.job);
    if (data.event !== undefined || data.id === undefined) return;
    const change = sent.get(data.id);
    if (data.ok === true && change !== undefined) say('change', change);
    asked.get(data.id)?.(data.value);
    asked.delete(data.id);
  };
  window.addEventListener(
    'message',
    (event) => {
      const [given] = event.ports;
      if (event.source !== window || given === undefined) return;
      port = given;
      given.addEventListener('message', hear);
    },
    true,
  );
  window.sheafWire = {
    ask: (method, input) =>
      new Promise((resolve, reject) => {
        if (port === null) {
          reject(new Error('There is no store.'));
          return;
        }
        nextId += 1;
        asked.set(nextId, resolve);
        Reflect.apply(post, port, [{ id: nextId, method, input }]);
      }),
  };
}
