import { describe, expect, test } from 'vitest';
import { Request } from '#shared/contract/envelope.ts';
import { appError } from '#shared/contract/errors.ts';
import { makeClient } from '#shared/contract/make-client.ts';
import { newId } from './new-id.ts';
import { PortLink } from './port-link.ts';

/** One life of a store: takes requests down and answers when told. */
class Life {
  readonly requests: Request[] = [];
  readonly #port: MessagePort;

  constructor(link: PortLink) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port2;
    port2.onmessage = (event: MessageEvent<unknown>) => this.requests.push(Request.parse(event.data));
    port2.start();
    link.attach(port1);
  }

  /** Waits until that many requests have come. */
  async got(count: number): Promise<Request[]> {
    await expect.poll(() => this.requests.length).toBe(count);
    return this.requests;
  }

  answer(request: Request | undefined, value: unknown): void {
    this.#port.postMessage({ id: request?.id, ok: true, value });
  }

  refuse(request: Request | undefined, code: 'not-found' | 'store-restarted'): void {
    this.#port.postMessage({ id: request?.id, ok: false, error: appError(code, 'No.') });
  }

  say(message: unknown): void {
    this.#port.postMessage(message);
  }

  die(): void {
    this.#port.close();
  }
}

const clientOf = (link: PortLink) => makeClient(link, newId.change);

const edit = { set: { title: 'Another title' } };

describe('a link over a port', () => {
  test('gives each call its own answer, whatever their order', async () => {
    const link = new PortLink();
    const life = new Life(link);
    const client = clientOf(link);
    const first = client.documents.list({});
    const second = client.taxonomy.facets({});
    const [one, two] = await life.got(2);
    life.answer(two, ['second']);
    life.answer(one, ['first']);
    expect(await first).toEqual({ ok: true, value: ['first'] });
    expect(await second).toEqual({ ok: true, value: ['second'] });
  });

  test('answers a refusal as a result with its code', async () => {
    const link = new PortLink();
    const life = new Life(link);
    const call = clientOf(link).reviews.edit(edit);
    life.refuse((await life.got(1))[0], 'not-found');
    expect(await call).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('stamps commands with a change id, and nothing else', async () => {
    const link = new PortLink();
    const life = new Life(link);
    const client = clientOf(link);
    const group = newId.group();
    void client.reviews.edit(edit, { group });
    void client.reviews.get({});
    void client.reviews.check({ jobId: newId.job() });
    const [command, query, job] = await life.got(3);
    expect(command?.change?.group).toBe(group);
    expect(command?.change?.id).toMatch(/^[0-9a-f-]{36}$/u);
    expect([query?.change, job?.change]).toEqual([undefined, undefined]);
  });

  test('waits for the first port', async () => {
    const link = new PortLink();
    const call = clientOf(link).reviews.get({});
    const life = new Life(link);
    life.answer((await life.got(1))[0], 'here');
    expect(await call).toEqual({ ok: true, value: 'here' });
  });
});

describe('when the store was restarted', () => {
  test('an unanswered command is sent again with the same change id', async () => {
    const link = new PortLink();
    const before = new Life(link);
    const call = clientOf(link).reviews.edit(edit);
    const [sent] = await before.got(1);
    before.die();
    const after = new Life(link);
    const [again] = await after.got(1);
    expect(again?.change).toEqual(sent?.change);
    expect(again?.input).toEqual(edit);
    after.answer(again, 'saved');
    expect(await call).toEqual({ ok: true, value: 'saved' });
  });

  test('what was answered is not sent again', async () => {
    const link = new PortLink();
    const before = new Life(link);
    const call = clientOf(link).reviews.edit(edit);
    before.answer((await before.got(1))[0], 'saved');
    await call;
    before.die();
    const after = new Life(link);
    void clientOf(link).reviews.get({});
    expect((await after.got(1))[0]?.method).toBe('reviews.get');
  });

  test('a command refused by a store that is closing goes to its successor', async () => {
    const link = new PortLink();
    const before = new Life(link);
    const call = clientOf(link).reviews.edit(edit);
    before.refuse((await before.got(1))[0], 'store-restarted');
    const after = new Life(link);
    after.answer((await after.got(1))[0], 'saved');
    expect(await call).toEqual({ ok: true, value: 'saved' });
  });

  test('a call that is there at each of three deaths is given up', async () => {
    const link = new PortLink();
    const call = clientOf(link).reviews.edit(edit);
    for (let death = 0; death < 3; death += 1) {
      const life = new Life(link);
      await life.got(1);
      life.die();
    }
    const last = new Life(link);
    expect(await call).toMatchObject({ ok: false, error: { code: 'store-restarted' } });
    expect(last.requests).toEqual([]);
  });

  test('it is told once for each restart, not for the first start', async () => {
    const link = new PortLink();
    let told = 0;
    link.onReconnected(() => {
      told += 1;
    });
    void new Life(link);
    expect(told).toBe(0);
    void new Life(link);
    expect(told).toBe(1);
  });

  test('a store that stays dead ends every call, waiting and new', async () => {
    const link = new PortLink();
    const life = new Life(link);
    const waiting = clientOf(link).reviews.edit(edit);
    await life.got(1);
    link.fail(appError('review-damaged', 'It can’t be opened again.'));
    const late = clientOf(link).reviews.get({});
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'review-damaged' } });
    expect(await late).toMatchObject({ ok: false, error: { code: 'review-damaged' } });
    expect(link.unsaved.get()).toBe(0);
  });
});

describe('unsaved work', () => {
  test('counts commands that are not acknowledged, and no questions', async () => {
    const link = new PortLink();
    const life = new Life(link);
    const counts: number[] = [];
    link.unsaved.subscribe(() => counts.push(link.unsaved.get()));
    const call = clientOf(link).reviews.edit(edit);
    const question = clientOf(link).reviews.get({});
    const [command, query] = await life.got(2);
    life.answer(query, 1);
    life.answer(command, 1);
    await Promise.all([call, question]);
    expect(Math.max(...counts)).toBe(1);
    expect(counts.at(-1)).toBe(0);
  });
});

test('events of the store reach their listeners; nonsense does not', async () => {
  const link = new PortLink();
  const life = new Life(link);
  const heard: unknown[] = [];
  link.onEvent((event) => heard.push(event));
  life.say({ event: 'unheard-of' });
  life.say({ event: 'changed', topics: ['claim'] });
  await expect.poll(() => heard).toEqual([{ event: 'changed', topics: ['claim'] }]);
});
