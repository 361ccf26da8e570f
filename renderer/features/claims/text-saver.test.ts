import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appError } from '#shared/contract/errors.ts';
import { GroupId } from '#shared/contract/ids.ts';
import { err, ok } from '#shared/kit/result.ts';
import { pause, TextSaver } from './text-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(saved = '') {
  let made = 0;
  const sent: [text: string, group: string][] = [];
  const newGroup = () => GroupId.parse(`00000000-0000-4000-8000-00000000000${++made}`);
  const saver = new TextSaver(
    saved,
    async (text, group) => {
      sent.push([text, group.slice(-1)]);
      return ok(null);
    },
    newGroup,
  );
  return { saver, sent };
}

describe('a text that saves itself', () => {
  test('is sent once after a pause, not at every key', async () => {
    const { saver, sent } = start();
    saver.type('a');
    saver.type('ab');
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(pause);
    expect(sent).toEqual([['ab', '1']]);
  });

  test('is one undo group until the field is left', async () => {
    const { saver, sent } = start();
    saver.type('a');
    await vi.advanceTimersByTimeAsync(pause);
    saver.type('ab');
    saver.leave();
    saver.type('abc');
    saver.leave();
    expect(sent).toEqual([
      ['a', '1'],
      ['ab', '1'],
      ['abc', '2'],
    ]);
  });

  test('is not sent when nothing changed', () => {
    const { saver, sent } = start('a');
    saver.type('ab');
    saver.type('a');
    saver.leave();
    expect(sent).toEqual([]);
  });

  test('its own late echo does not overwrite what was typed since', async () => {
    const { saver } = start();
    saver.type('a');
    await saver.flush();
    saver.type('ab');
    await saver.flush();
    saver.adopt('a');
    expect(saver.view().text).toBe('ab');
    saver.adopt('ab');
    expect(saver.view().text).toBe('ab');
  });

  test('follows undo and redo', async () => {
    const { saver } = start();
    saver.type('a');
    await saver.flush();
    saver.adopt('a');
    saver.adopt('');
    expect(saver.view().text).toBe('');
    saver.adopt('a');
    expect(saver.view().text).toBe('a');
  });

  test('what is typed and not sent yet stands against a change from elsewhere', () => {
    const { saver } = start('a');
    saver.type('ab');
    saver.adopt('other');
    expect(saver.view().text).toBe('ab');
  });

  test('a refused text stays, with the reason, and is sent again', async () => {
    const { saver, sent } = start();
    const good = saver.save;
    saver.save = async () => err(appError('disk-full', 'No room.'));
    saver.type('precious');
    await saver.flush();
    expect(saver.view()).toMatchObject({ text: 'precious', refused: { code: 'disk-full' } });
    saver.save = good;
    await saver.flush();
    expect(sent.map(([text]) => text)).toEqual(['precious']);
    expect(saver.view().refused).toBeNull();
  });
});
