import type { Option } from './concept-options.tsx';
import type { TypeAhead } from './use-type-ahead.ts';

/** What a key press in the field finds. */
export interface KeyContext {
  readonly list: TypeAhead;
  readonly marked: Option | undefined;
  readonly choose: (option: Option) => void;
  /** Opens what changes the marked concept; false when there is none to change. */
  readonly change: () => boolean;
  readonly stepChips: (by: -1 | 1) => void;
  readonly caretAtStart: boolean;
}

/** What each key does in the field; true when it was for the field and for nothing else. */
export const keyHandlers: Readonly<Record<string, (context: KeyContext) => boolean>> = {
  ArrowDown: ({ list }) => {
    list.step(1);
    return true;
  },
  ArrowUp: ({ list }) => {
    if (list.open) list.step(-1);
    return list.open;
  },
  Enter: ({ list, marked, choose }) => {
    if (marked !== undefined) choose(marked);
    return list.open;
  },
  // Tab takes what is marked and moves on; making a new concept is never done in passing.
  Tab: ({ list, marked, choose }) => {
    if (list.typed !== '' && marked?.kind === 'concept') choose(marked);
    else list.close();
    return false;
  },
  Escape: ({ list }) => {
    if (list.open) list.close();
    else if (list.typed !== '') list.clear();
    else return false;
    return true;
  },
  F2: ({ change }) => change(),
  Backspace: (context) => stepFromStart(context),
  ArrowLeft: (context) => stepFromStart(context),
};

function stepFromStart({ list, stepChips, caretAtStart }: KeyContext): boolean {
  if (!caretAtStart || list.typed !== '') return false;
  list.close();
  stepChips(-1);
  return true;
}
