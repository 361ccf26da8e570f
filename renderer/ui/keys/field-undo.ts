export type FieldUndoStep = 'undo' | 'redo';

interface Typing {
  readonly field: Typed;
  /** The text before the person typed. */
  before: string;
  /** The text after their last key: another one was put in by the program. */
  after: string;
  /** How many steps of the typing are taken back and can be done again. */
  takenBack: number;
}

type Typed = HTMLInputElement | HTMLTextAreaElement;

/**
 * Knows whether undo and redo mean the typing in a text field or the review. The browser keeps one history of typing
 * for the whole page, so that only the field that was typed in last has a claim to it, and only while it differs from
 * what it held before; the browser itself tells nobody what it could take back.
 */
export class FieldUndo {
  #typing: Typing | null = null;

  /** Begins to watch the typing below `target`; the answer ends it. */
  watch(target: EventTarget): () => void {
    target.addEventListener('beforeinput', this.#before);
    target.addEventListener('input', this.#after);
    return () => {
      target.removeEventListener('beforeinput', this.#before);
      target.removeEventListener('input', this.#after);
    };
  }

  /** Whether `step` is for the browser: the element is a field with typing to take back, or to do again. */
  has(step: FieldUndoStep, element: EventTarget | null): boolean {
    const typing = this.#typing;
    if (typing === null || typing.field !== element || typing.field.value !== typing.after) return false;
    return step === 'undo' ? typing.after !== typing.before : typing.takenBack > 0;
  }

  readonly #before = (event: Event): void => {
    const field = event.target;
    if (!isTyped(field)) return;
    const known = this.#typing?.field === field && this.#typing.after === field.value;
    if (!known) this.#typing = { field, before: field.value, after: field.value, takenBack: 0 };
  };

  readonly #after = (event: Event): void => {
    const typing = this.#typing;
    if (typing === null || typing.field !== event.target) return;
    typing.after = typing.field.value;
    const kind = event instanceof InputEvent ? event.inputType : '';
    if (kind === 'historyUndo') typing.takenBack += 1;
    else if (kind === 'historyRedo') typing.takenBack -= 1;
    else typing.takenBack = 0;
  };
}

function isTyped(target: EventTarget | null): target is Typed {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** What was typed in this window. */
export const fieldUndo = new FieldUndo();
