/** A set of listeners that can be told something. */
export class Listeners<A extends readonly unknown[]> {
  readonly #listeners = new Set<(...told: A) => void>();

  /** Adds a listener; the answer takes it off again. */
  readonly add = (listener: (...told: A) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(...told: A): void {
    for (const listener of [...this.#listeners]) listener(...told);
  }
}
