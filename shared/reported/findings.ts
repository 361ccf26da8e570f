/** Something about a reported result that cannot be, or hardly. */
export type Finding = {
  /** Stable; for tests, exports and translations. */
  readonly code:
    | 'interval-reversed'
    | 'value-outside-interval'
    | 'interval-asymmetric'
    | 'p-against-interval'
    | 'p-out-of-range'
    | 'events-over-n'
    | 'percent-against-events'
    | 'percent-out-of-range'
    | 'negative-spread'
    | 'spread-not-named'
    | 'interval-not-named'
    | 'n-read-as-events'
    | 'half-width-not-read'
    | 'range-not-read'
    | 'interval-may-be-citation';
  /** Paths of the fields concerned: "value", "interval", "arms.0.events". */
  readonly fields: readonly string[];
  /** For a person; one sentence. */
  readonly words: string;
};

/** Half a unit of a number's last printed digit. */
export type Rounding = (value: number) => number;
