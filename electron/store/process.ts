import { randomUUID } from 'node:crypto';
import { MainToStore, type OpenOrder, type StoreToMain } from '#shared/contract/host.ts';
import { ReviewId } from '#shared/contract/ids.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { pdfAssetsFolder } from '#electron/node/pdf-assets.ts';
import { type ArchiveControl, importArchive } from './archives/import-archive.ts';
import { createReview } from './create-review.ts';
import type { Opener } from './open-review.ts';
import { type MainReaders, mainReaders, type Port } from './reading/main-reader.ts';
import { repairFromBackup } from './repair.ts';
import { reviewRow } from './repositories/reviews.ts';
import { createSampleReview } from './sample-review.ts';
import { openStore, type Store, type StoreOptions } from './store.ts';

/** The parent port of an Electron utility process, as far as it is used here. */
type ParentPort = {
  postMessage(message: StoreToMain): void;
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): unknown;
};

type Attached = { readonly message: MainToStore; readonly port: Port | undefined };

/** The store process: opens the one review that main names, and answers the window's calls. */
class StoreProcess {
  readonly #parent: ParentPort;
  readonly #readers: MainReaders;
  #store: Store | null = null;
  #disconnect: (() => void) | null = null;
  /** Ends the making of a review that is to be opened. */
  readonly #stopMaking = new AbortController();

  constructor(parent: ParentPort) {
    this.#parent = parent;
    this.#readers = mainReaders(
      {
        wanted: (id) => parent.postMessage({ type: 'reader-wanted', id }),
        kill: (id) => parent.postMessage({ type: 'reader-kill', id }),
        memory: (id) => parent.postMessage({ type: 'reader-memory', id }),
      },
      randomUUID,
    );
    parent.on('message', ({ data, ports }) =>
      this.#take({ message: MainToStore.parse(data), port: ports[0] }),
    );
  }

  #take({ message, port }: Attached): void {
    switch (message.type) {
      case 'open':
        void this.#open(message);
        return;
      case 'connect':
        this.#connect(port);
        return;
      case 'grant':
        this.#store?.grant(message.grants);
        this.#parent.postMessage({ type: 'granted', batch: message.batch });
        return;
      case 'reviewer':
        this.#store?.setReviewer(message.name);
        return;
      case 'stop-making':
        this.#stopMaking.abort();
        return;
      case 'close':
        void this.#close();
        return;
      default:
        this.#readerSays(message, port);
    }
  }

  #readerSays(message: MainToStore, port: Port | undefined): void {
    if (message.type === 'reader-ready' && port) this.#readers.ready(message.id, port);
    if (message.type === 'reader-memory-answer') this.#readers.memory(message.id, message.bytes);
    if (message.type === 'reader-exited') this.#readers.exited(message.id, message.code);
  }

  async #open(order: OpenOrder): Promise<void> {
    const making: ArchiveControl = {
      signal: this.#stopMaking.signal,
      progress: (at) => this.#parent.postMessage({ type: 'making', making: at }),
    };
    const opened = await openOrdered(order, making, () => this.#readers.start());
    if (!opened.ok) {
      const traceId = opened.error.traceId || randomUUID();
      this.#parent.postMessage({ type: 'open-failed', error: { ...opened.error, traceId } });
      return;
    }
    const store = opened.value;
    this.#store = store;
    store.onEvent((event) => {
      if (event.event !== 'changed' || !event.topics.includes('review')) return;
      this.#parent.postMessage({ type: 'title-changed', title: reviewRow(store.session().reader).title });
    });
    const { reader, readOnly, folder } = store.session();
    const { id, title } = reviewRow(reader);
    const said = { reviewId: ReviewId.parse(id), title, readOnly: readOnly !== null, path: folder.root };
    this.#parent.postMessage({ type: 'opened', ...said });
  }

  #connect(port: Port | undefined): void {
    this.#disconnect?.();
    this.#disconnect = port && this.#store ? connect(this.#store, port) : null;
  }

  async #close(): Promise<void> {
    await this.#store?.close();
    this.#store = null;
    this.#parent.postMessage({ type: 'closed' });
  }
}

/** Answers the calls that come over a window's port, and passes events on to it. */
function connect(store: Store, port: Port): () => void {
  port.on('message', (event) => {
    void store.call(event.data).then((reply) => port.postMessage(reply));
  });
  const stop = store.onEvent((event) => port.postMessage(event));
  port.start();
  return () => {
    stop();
    port.close();
  };
}

/** Makes or mends the review first where the order says so, then opens it. */
async function openOrdered(
  order: OpenOrder,
  making: ArchiveControl,
  startReader: Parameters<typeof openStore>[1]['startReader'],
): Promise<Result<Store, AppError>> {
  const { installId, profileDir, appVersion } = order;
  const opener: Opener = {
    reviewerName: order.reviewer?.name ?? 'Reviewer',
    installId,
    profileDir,
    appVersion,
  };
  try {
    const checkOutputs = order.mode !== 'production';
    const options = {
      opener,
      startReader,
      pdfAssets: pdfAssetsFolder(),
      checkOutputs,
      compare: true,
      readAhead: true,
    };
    const prepared = await prepare(order, making, options);
    if (!prepared.ok) return prepared;
    return await openStore(order.path, { ...options, grants: order.grants });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err(appError('internal', `The review could not be opened: ${message}`));
  }
}

async function prepare(
  order: OpenOrder,
  making: ArchiveControl,
  options: StoreOptions,
): Promise<Result<unknown, AppError>> {
  const { path, create, restore, resourcesDir } = order;
  if (create === 'sample') return createSampleReview(path, options, resourcesDir);
  if (create && 'archive' in create) return importArchive(create.archive, path, making);
  if (create) return createReview(path, create, options.opener, resourcesDir);
  if (restore) return repairFromBackup(path, restore, options.opener);
  return ok(null);
}

type Host = { readonly parentPort?: ParentPort };
const host: Host = process;
if (host.parentPort) new StoreProcess(host.parentPort);
