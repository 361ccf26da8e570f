/**
 * Says whether something that keeps ending should be started once more: at most `most` times in `within`
 * ms, so that a fault that returns at once does not go round for ever.
 */
export class RestartLimit {
  readonly #most: number;
  readonly #within: number;
  #times: number[] = [];

  constructor(most: number, within: number) {
    this.#most = most;
    this.#within = within;
  }

  /** Notes a start at `now` (ms) and answers whether it is still within the limit. */
  allows(now: number): boolean {
    this.#times = [...this.#times.filter((time) => now - time < this.#within), now];
    return this.#times.length <= this.#most;
  }
}
