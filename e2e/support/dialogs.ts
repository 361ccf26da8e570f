import type { ElectronApplication } from 'playwright';
import { answered } from './answered.ts';

/** A dialog that the app showed, as main asked for it. */
export interface ShownDialog {
  readonly kind: 'open' | 'save' | 'message' | 'error';
  readonly text: string;
  readonly detail: string;
  readonly buttons: string[];
  /** The folder or file that it begins with. */
  readonly path: string;
}

/** Answers the system's dialogs in the place of a person. One that no answer is ready for is cancelled. */
export interface Dialogs {
  /** The next dialog that asks for files or a folder gets these paths. */
  open(...paths: string[]): Promise<void>;
  /** The next dialog that asks where to save gets this path. */
  save(path: string): Promise<void>;
  /** The next question is answered with the button of this label. */
  press(label: string): Promise<void>;
  /** Everything shown so far, in order. */
  shown(): Promise<ShownDialog[]>;
}

interface Stage {
  /** The answers put ready so far, by their number: one that is given twice counts once. */
  readonly given: Set<number>;
  readonly open: string[][];
  readonly save: string[];
  readonly press: string[];
  readonly shown: ShownDialog[];
}

/** Puts the answering in place of Electron's dialogs. It lives in the test's own code; the app has no part in it. */
export async function takeDialogs(app: ElectronApplication): Promise<Dialogs> {
  const stage = await app.evaluateHandle(({ dialog }) => {
    const held: Stage = { given: new Set(), open: [], save: [], press: [], shown: [] };
    // Dialogs take (window, options) or (options).
    const optionsOf = (input: unknown[]): Record<string, unknown> => Object(input.at(-1));
    const note = (kind: ShownDialog['kind'], options: Record<string, unknown>): string[] => {
      const words = (value: unknown): string => (typeof value === 'string' ? value : '');
      const text = words(options['message']) || words(options['title']);
      const buttons = Array.isArray(options['buttons']) ? options['buttons'].map(String) : [];
      const path = words(options['defaultPath']);
      held.shown.push({ kind, text, detail: words(options['detail']), buttons, path });
      return buttons;
    };
    Object.assign(dialog, {
      showOpenDialog: async (...input: unknown[]) => {
        note('open', optionsOf(input));
        const filePaths = held.open.shift();
        return { canceled: filePaths === undefined, filePaths: filePaths ?? [] };
      },
      showSaveDialog: async (...input: unknown[]) => {
        note('save', optionsOf(input));
        const filePath = held.save.shift();
        return { canceled: filePath === undefined, filePath: filePath ?? '' };
      },
      showMessageBox: async (...input: unknown[]) => {
        const options = optionsOf(input);
        const wanted = held.press.shift();
        const at = note('message', options).indexOf(wanted ?? '');
        return { response: at >= 0 ? at : Number(options['cancelId'] ?? 0), checkboxChecked: false };
      },
      showErrorBox: (title: string, detail: string) => {
        held.shown.push({ kind: 'error', text: title, detail, buttons: [], path: '' });
      },
    });
    return held;
  });
  let count = 0;
  const give = <Kind extends 'open' | 'save' | 'press'>(
    kind: Kind,
    value: Stage[Kind][number],
  ): Promise<void> => {
    count += 1;
    const id = count;
    return answered(() =>
      stage.evaluate(
        (held, next) => {
          if (held.given.has(next.id)) return;
          held.given.add(next.id);
          const line: unknown[] = held[next.kind];
          line.push(next.value);
        },
        { id, kind, value },
      ),
    );
  };
  return {
    open: (...paths) => give('open', paths),
    save: (path) => give('save', path),
    press: (label) => give('press', label),
    shown: () => answered(() => stage.evaluate((held) => held.shown)),
  };
}
