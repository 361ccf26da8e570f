import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inverseOf } from './inverse.ts';
import { changeLabels, isUndoable, labelText } from './labels.ts';
import {
  elementField,
  entities,
  isOperationKind,
  type Operation,
  type OperationKind,
  operationKinds,
  setElement,
} from './operations.ts';

const kinds = Object.keys(operationKinds).filter((kind) => isOperationKind(kind));

function operation(kind: OperationKind, fields: Operation['fields']): Operation {
  const { entity } = operationKinds[kind];
  return { changeId: 'c', number: 0, kind, entity, id: 'x', fields };
}
const change = (field: string, before: unknown, after: unknown): Operation['fields'][number] => ({
  field,
  base: 'b',
  origin: null,
  before: before === undefined ? null : JSON.parse(JSON.stringify(before)),
  after: JSON.parse(JSON.stringify(after)),
});

describe('kinds of operations', () => {
  test.each(kinds)('%s is a past fact about the entity that its name says', (kind) => {
    const { entity, effect, version } = operationKinds[kind];
    expect(kind.split('.')[0]).toBe(entity);
    expect(entities).toContain(entity);
    expect(['create', 'edit', 'delete', 'restore']).toContain(effect);
    expect(version).toBeGreaterThanOrEqual(1);
  });

  test('only own names are kinds', () => {
    expect(isOperationKind('claim.created')).toBe(true);
    for (const name of ['toString', '__proto__', 'claim.exploded', ''])
      expect(isOperationKind(name)).toBe(false);
  });

  test('a field of a set names its element, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.string().filter((set) => !set.includes(':')),
        fc.string(),
        (set, element) => {
          expect(setElement(elementField(set, element))).toEqual({ set, element });
        },
      ),
    );
    expect(setElement('note')).toBeNull();
  });
});

describe('taking back', () => {
  test('what was made is deleted, and nothing else of it is touched', () => {
    const made = operation('claim.created', [change('note', null, 'n'), change('therapy:t', false, true)]);
    expect(inverseOf(made)).toEqual({
      kind: 'claim.deleted',
      id: 'x',
      fields: [{ field: 'deleted', after: true, base: null }],
    });
  });

  test.each([
    ['claim.deleted', 'claim.restored'],
    ['claim.restored', 'claim.deleted'],
    ['document.binned', 'document.restored'],
    ['document.restored', 'document.binned'],
    ['annotation.deleted', 'annotation.restored'],
    ['concept.restored', 'concept.deleted'],
  ] as const)('%s is taken back by %s', (kind, inverse) => {
    const deletes = operationKinds[kind].effect === 'delete';
    const taken = inverseOf(operation(kind, [change('deleted', !deletes, deletes)]));
    expect(taken).toMatchObject({
      kind: inverse,
      fields: [{ field: 'deleted', after: !deletes, base: 'b' }],
    });
  });

  test.each([
    ['claim.conceptAdded', 'therapy:t', true, 'claim.conceptRemoved'],
    ['claim.conceptRemoved', 'therapy:t', false, 'claim.conceptAdded'],
    ['claim.annotationLinked', 'annotation:a', true, 'claim.annotationUnlinked'],
    ['claim.annotationUnlinked', 'annotation:a', false, 'claim.annotationLinked'],
  ] as const)('%s is taken back by its opposite', (kind, field, after, inverse) => {
    expect(inverseOf(operation(kind, [change(field, !after, after)]))).toMatchObject({
      kind: inverse,
      fields: [{ field, after: !after }],
    });
  });

  test('an edit goes back to what was before, field by field; twice is once', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()));
    const fields = fc.uniqueArray(fc.constantFrom('title', 'authors', 'year', 'notes'), { minLength: 1 });
    fc.assert(
      fc.property(fields, fc.array(value, { minLength: 8, maxLength: 8 }), (names, values) => {
        const made = names.map((name, index) => change(name, values[index], values[index + 4]));
        const taken = inverseOf(operation('document.edited', made));
        expect(taken.kind).toBe('document.edited');
        expect(taken.fields.map(({ field, after }) => [field, after])).toEqual(
          made.map(({ field, before }) => [field, before]),
        );
        const again = inverseOf(
          operation(
            taken.kind,
            taken.fields.map(({ field, after }, index) => change(field, made[index]?.after, after)),
          ),
        );
        expect(again.fields.map(({ after }) => after)).toEqual(made.map(({ after }) => after));
      }),
    );
  });

  test('what can not be taken back throws rather than doing something else', () => {
    expect(() => inverseOf(operation('facet.created', []))).toThrow(`can't be taken back`);
    expect(() => inverseOf(operation('review.created', []))).toThrow(`can't be taken back`);
  });
});

describe('labels', () => {
  test('every one has words; one of a newer version is shown as it is', () => {
    for (const [label, words] of Object.entries(changeLabels)) expect(labelText(label)).toBe(words);
    expect(labelText('appraisal.created')).toBe('appraisal.created');
    expect(labelText('toString')).toBe('toString');
  });

  test('the beginnings of a review and its restoring can not be undone, work can', () => {
    for (const label of ['review.created', 'review.restored', 'reviewer.added', 'taxonomy.installed'])
      expect(isUndoable(label)).toBe(false);
    for (const label of ['claim.created', 'document.imported', 'history.undone'])
      expect(isUndoable(label)).toBe(true);
  });
});
