import type { AppError } from '#shared/contract/errors.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import type { Result } from '#shared/kit/result.ts';

/** How long a person pauses before what they typed is sent, in milliseconds. */
export const pause = 400;

export type SaveText = (text: string, group: GroupId) => Promise<Result<unknown, AppError>>;

/** What the field shows: its text, and why the last try to save was refused. */
export interface SaverView {
  readonly text: string;
  readonly refused: AppError | null;
}

/**
 * Keeps the text of one field and the store in step: typing is sent after a pause and on leaving, all of it
 * under one undo group until the field is left. A refused text stays in the field and is sent again.
 */
export class TextSaver {
  /** Replaced at each render: the newest way to save. */
  save: SaveText;
  readonly #newGroup: () => GroupId;
  readonly #listeners = new Set<() => void>();
  #view: SaverView;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #group: GroupId | null = null;
  #sent: string;
  /** Texts that were sent and have not come back as the saved one, oldest first. */
  #echoes: string[] = [];
  #sending: Promise<unknown> = Promise.resolve();

  constructor(saved: string, save: SaveText, newGroup: () => GroupId) {
    this.#view = { text: saved, refused: null };
    this.#sent = saved;
    this.save = save;
    this.#newGroup = newGroup;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): SaverView => this.#view;

  /** The person typed. */
  type(text: string): void {
    this.#show({ ...this.#view, text });
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** The field is left: what is typed next is another step of undo. */
  leave(): void {
    void this.flush();
    this.#group = null;
  }

  /** Sends what is not sent yet; settles when everything sent is answered. */
  flush(): Promise<unknown> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#view.text !== this.#sent) this.#sending = Promise.all([this.#sending, this.#send()]);
    return this.#sending;
  }

  /**
   * Takes over a text that was saved from elsewhere (undo, another screen), unless something typed is unsent.
   * Answers to our own sending, which may come late, are told from it.
   */
  adopt(saved: string): void {
    const echo = this.#echoes.indexOf(saved);
    if (echo >= 0) {
      this.#echoes.splice(0, echo + 1);
      return;
    }
    if (this.#view.text !== this.#sent || saved === this.#sent) return;
    this.#sent = saved;
    this.#group = null;
    this.#show({ text: saved, refused: null });
  }

  async #send(): Promise<void> {
    const text = this.#view.text;
    const before = this.#sent;
    this.#sent = text;
    this.#echoes.push(text);
    this.#group ??= this.#newGroup();
    const result = await this.save(text, this.#group);
    if (!result.ok) {
      this.#echoes = this.#echoes.filter((echo) => echo !== text);
      if (this.#sent === text) this.#sent = before;
    }
    this.#show({ ...this.#view, refused: result.ok ? null : result.error });
  }

  #show(view: SaverView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}
