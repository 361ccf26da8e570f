import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type StackGroup, stacksOf } from './undo-stack.ts';

const done = (group: string): StackGroup => ({ group, label: `label ${group}`, undoes: null });
const back = (group: string, undoes: string): StackGroup => ({ group, label: 'history.undone', undoes });
const names = (groups: readonly StackGroup[]) => groups.map(({ group }) => group);

test('actions stand on undo in their order; the last is next', () => {
  expect(names(stacksOf([done('a'), done('b')]).undo)).toEqual(['a', 'b']);
});

test('what is taken back stands on redo under the name of the action, and comes back under it', () => {
  const undone = stacksOf([done('a'), done('b'), back('u', 'b')]);
  expect(undone.undo).toEqual([done('a')]);
  expect(undone.redo).toEqual([{ group: 'u', label: 'label b', undoes: 'b' }]);
  const redone = stacksOf([done('a'), done('b'), back('u', 'b'), back('r', 'u')]);
  expect(redone.undo).toEqual([done('a'), { group: 'r', label: 'label b', undoes: 'u' }]);
  expect(redone.redo).toEqual([]);
});

test('a new action empties redo', () => {
  expect(stacksOf([done('a'), back('u', 'a'), done('b')])).toEqual({ undo: [done('b')], redo: [] });
});

test('a group that goes on stands where its last change is, once', () => {
  expect(names(stacksOf([done('a'), done('b'), done('a')]).undo)).toEqual(['b', 'a']);
});

test('what takes back a group that is not on the stacks changes nothing', () => {
  expect(stacksOf([done('a'), back('u', 'elsewhere')])).toEqual({ undo: [done('a')], redo: [] });
});

test('any run of actions, undos and redos is as in two plain lists', () => {
  const steps = fc.array(fc.constantFrom('do', 'undo', 'redo'), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (run) => {
      const log: StackGroup[] = [];
      let undo: string[] = [];
      let redo: string[] = [];
      for (const [index, step] of run.entries()) {
        const group = `g${index}`;
        const from = step === 'undo' ? undo : redo;
        const top = from.at(-1);
        if (step === 'do') {
          log.push(done(group));
          undo = [...undo, group];
          redo = [];
        } else if (top !== undefined) {
          log.push(back(group, top));
          if (step === 'undo') [undo, redo] = [undo.slice(0, -1), [...redo, group]];
          else [undo, redo] = [[...undo, group], redo.slice(0, -1)];
        }
      }
      const stacks = stacksOf(log);
      expect([names(stacks.undo), names(stacks.redo)]).toEqual([undo, redo]);
    }),
  );
});
