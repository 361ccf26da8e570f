// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { StoreEvent } from '#shared/contract/envelope.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { BridgeProvider } from './bridge-provider.tsx';
import { withJob } from './listen-to-store.ts';
import { Listeners } from './listeners.ts';
import { methods } from './methods.ts';
import { newId } from './new-id.ts';
import type { Outgoing, StoreLink } from './store-link.ts';
import { useCommand } from './use-command.ts';
import { useJobs } from './use-jobs.ts';
import { useRead } from './use-read.ts';
import { useUndo } from './use-undo.ts';

afterEach(cleanup);

/** A store that answers from a table of what it holds now. */
class TableLink implements StoreLink {
  readonly calls: Outgoing[] = [];
  readonly table: Record<string, Result<unknown, AppError>>;
  readonly #events = new Listeners<[StoreEvent]>();
  readonly #reconnected = new Listeners<[]>();
  readonly onEvent = this.#events.add;
  readonly onReconnected = this.#reconnected.add;
  readonly unsaved = { get: () => 0, subscribe: () => () => undefined };

  constructor(table: Record<string, Result<unknown, AppError>>) {
    this.table = table;
  }

  async call(outgoing: Outgoing): Promise<Result<unknown, AppError>> {
    this.calls.push(outgoing);
    return this.table[outgoing.method] ?? err(appError('not-found', outgoing.method));
  }

  tell(event: StoreEvent): void {
    this.#events.tell(event);
  }

  restart(): void {
    this.#reconnected.tell();
  }

  count(method: string): number {
    return this.calls.filter((call) => call.method === method).length;
  }
}

/** Its first answer is the one of the moment when it was asked, and comes when it is let go. */
class SlowLink extends TableLink {
  letGo: () => void = () => undefined;
  readonly #let = new Promise<void>((resolve) => {
    this.letGo = resolve;
  });

  override async call(outgoing: Outgoing): Promise<Result<unknown, AppError>> {
    const answer = await super.call(outgoing);
    await this.#let;
    return answer;
  }
}

const refused: { error: AppError; action: string }[] = [];
function show(link: StoreLink, node: React.ReactNode) {
  refused.length = 0;
  return render(
    <BridgeProvider link={link} onRefused={(error, action) => refused.push({ error, action })}>
      {node}
    </BridgeProvider>,
  );
}

function Title() {
  const { data, error } = useRead(methods.reviews.get, {});
  return <p>{error === null ? (data?.title ?? '…') : error.message}</p>;
}

describe('useRead', () => {
  test('asks once for two components, and again when a topic of the answer has changed', async () => {
    const link = new TableLink({ 'reviews.get': ok({ title: 'First' }) });
    show(link, [<Title key="1" />, <Title key="2" />]);
    await waitFor(() => expect(screen.getAllByText('First')).toHaveLength(2));
    expect(link.count('reviews.get')).toBe(1);
    link.table['reviews.get'] = ok({ title: 'Second' });
    link.tell({ event: 'changed', topics: ['claim'] });
    link.tell({ event: 'changed', topics: ['review'] });
    await waitFor(() => expect(screen.getAllByText('Second')).toHaveLength(2));
    expect(link.count('reviews.get')).toBe(2);
  });

  test('asks again when the topic has changed while the first answer was still on its way', async () => {
    const link = new SlowLink({ 'reviews.get': ok({ title: 'Before' }) });
    show(link, <Title />);
    await waitFor(() => expect(link.count('reviews.get')).toBe(1));
    link.table['reviews.get'] = ok({ title: 'After' });
    link.tell({ event: 'changed', topics: ['review'] });
    link.letGo();
    await screen.findByText('After');
  });

  test('asks again after a restart of the store', async () => {
    const link = new TableLink({ 'reviews.get': ok({ title: 'First' }) });
    show(link, <Title />);
    await screen.findByText('First');
    link.table['reviews.get'] = ok({ title: 'Restored' });
    link.restart();
    await screen.findByText('Restored');
  });

  test('shows a refusal as an error, not as an exception', async () => {
    show(new TableLink({ 'reviews.get': err(appError('locked', 'Busy.')) }), <Title />);
    await screen.findByText('Busy.');
  });
});

function Rename(props: { quiet?: boolean }) {
  const edit = useCommand(methods.reviews.edit, props.quiet === true ? { quiet: ['read-only'] } : {});
  return (
    <button type="button" onClick={() => void edit({ set: { title: 'New' } })}>
      Rename
    </button>
  );
}

describe('useCommand', () => {
  test('tells a refusal with the name of the action', async () => {
    const link = new TableLink({ 'reviews.edit': err(appError('read-only', 'No writing here.')) });
    show(link, <Rename />);
    screen.getByText('Rename').click();
    await waitFor(() => expect(refused).toHaveLength(1));
    expect(refused[0]).toMatchObject({ error: { code: 'read-only' }, action: 'Review edited' });
  });

  test('leaves a refusal to the caller who asked for that', async () => {
    const link = new TableLink({ 'reviews.edit': err(appError('read-only', 'No writing here.')) });
    show(link, <Rename quiet />);
    screen.getByText('Rename').click();
    await waitFor(() => expect(link.count('reviews.edit')).toBe(1));
    await Promise.resolve();
    expect(refused).toEqual([]);
  });

  test('gives every press its own change id', async () => {
    const link = new TableLink({ 'reviews.edit': ok({}) });
    show(link, <Rename />);
    screen.getByText('Rename').click();
    screen.getByText('Rename').click();
    await waitFor(() => expect(link.calls).toHaveLength(2));
    expect(new Set(link.calls.map((call) => call.change?.id)).size).toBe(2);
  });
});

function job(state: JobView['state'], updated: string, done = 0): JobView {
  return {
    id: newId.job(),
    kind: 'imports.start',
    state,
    done,
    total: 40,
    doing: '',
    cancelling: false,
    group: null,
    result: null,
    error: null,
    created: '2026-11-23T10:00:00.000Z',
    updated,
  };
}

function Running() {
  const { running } = useJobs();
  return <p>{running.map((one) => `${one.done} of ${one.total}`).join(', ') || 'nothing runs'}</p>;
}

describe('jobs', () => {
  test('are followed by events without asking again', async () => {
    const link = new TableLink({ 'jobs.list': ok([]) });
    show(link, <Running />);
    await screen.findByText('nothing runs');
    const started = job('running', '2026-11-23T10:00:01.000Z', 12);
    link.tell({ event: 'job', job: started });
    await screen.findByText('12 of 40');
    link.tell({ event: 'job', job: { ...started, state: 'done', updated: '2026-11-23T10:00:02.000Z' } });
    await screen.findByText('nothing runs');
    expect(link.count('jobs.list')).toBe(1);
  });

  test('older news does not replace newer', () => {
    const now = job('running', '2026-11-23T10:00:05.000Z', 20);
    const late = { ...now, updated: '2026-11-23T10:00:04.000Z', done: 10 };
    expect(withJob([now], late)[0]?.done).toBe(20);
    const ended = { ...now, state: 'done' as const };
    expect(withJob([ended], now)[0]?.state).toBe('done');
  });
});

function Undo() {
  const { undo, undoNow } = useUndo();
  return (
    <button type="button" disabled={undo === null} onClick={() => void undoNow()}>
      Undo {undo?.words}
    </button>
  );
}

test('undo names the action that it would take back', async () => {
  const step = { group: newId.group(), label: 'claim.created' };
  show(new TableLink({ 'history.state': ok({ undo: step, redo: null }) }), <Undo />);
  await screen.findByText('Undo Claim added');
});
