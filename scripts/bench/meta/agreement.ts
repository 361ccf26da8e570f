/** What kind of number is compared: it decides how far apart two may be beside 1e-9 of the reference. */
export type NumberKind = 'estimate' | 'tau2' | 'p';

/** One number of ours beside metafor's. */
export type Comparison = {
  readonly set: string;
  readonly measure: string;
  /** Such as `REML_knha`, `MH`, `leave1out REML`. */
  readonly method: string;
  readonly quantity: string;
  readonly kind: NumberKind;
  readonly ours: unknown;
  readonly reference: number | string | boolean | null;
};

const relative = 1e-9;
const beside: Readonly<Record<NumberKind, number>> = { estimate: 1e-15, tau2: 1e-12, p: 1e-11 };

/** |ours − reference| ≤ 1e-9 · |reference| + 1e-15 (τ² and what hangs on it: 1e-12; p values: 1e-11); texts are equal. */
export function agree({ ours, reference, kind }: Comparison): boolean {
  if (typeof reference !== 'number') return ours === reference;
  if (typeof ours !== 'number') return false;
  return Math.abs(ours - reference) <= relative * Math.abs(reference) + beside[kind];
}

/** How far apart two numbers are, relative to the reference; Infinity where one is no number. */
export function apart({ ours, reference }: Comparison): number {
  if (typeof ours !== 'number' || typeof reference !== 'number') return Number.POSITIVE_INFINITY;
  const difference = Math.abs(ours - reference);
  return difference === 0 ? 0 : difference / Math.max(Math.abs(reference), 1e-300);
}

const heterogeneity = /^(?:tau2|se_tau2|tau2_ci|tau_ci|I2|H2|tau2\.del|cov\.r|R2)/u;
const pValue = /^(?:p|pval|Qp|QEp|QMp|MHp|TAp)$/u;

/** The kind of a number, by the name that it has in the answers. */
export function kindOf(name: string): NumberKind {
  if (pValue.test(name)) return 'p';
  return heterogeneity.test(name) ? 'tau2' : 'estimate';
}

type About = Pick<Comparison, 'set' | 'measure' | 'method'>;

/**
 * Every number of `reference` beside the one of the same name in `ours`. A single number counts as a list of one (R's
 * JSON has no lists of one).
 *
 * @param skip names that are no numbers of the analysis, such as notes
 */
export function compareAll(
  reference: unknown,
  ours: unknown,
  about: About,
  {
    name = '',
    kind = 'estimate',
    skip = new Set<string>(),
  }: { name?: string; kind?: NumberKind; skip?: ReadonlySet<string> } = {},
): Comparison[] {
  if (Array.isArray(reference)) {
    const list: unknown[] = Array.isArray(ours) ? ours : [ours];
    const lengths =
      list.length === reference.length
        ? []
        : [{ ...about, quantity: `${name} count`, kind, ours: list.length, reference: reference.length }];
    return [
      ...lengths,
      ...reference.flatMap((one, at) => compareAll(one, list[at], about, { name, kind, skip })),
    ];
  }
  if (typeof reference === 'object' && reference !== null) {
    return Object.entries(reference).flatMap(([key, value]) =>
      skip.has(key)
        ? []
        : compareAll(value, partOf(ours, key), about, { name: key, kind: kindOf(key), skip }),
    );
  }
  if (typeof reference !== 'number' && typeof reference !== 'string' && typeof reference !== 'boolean')
    return [{ ...about, quantity: name, kind, ours: ours ?? null, reference: null }];
  const alone = Array.isArray(ours) && ours.length === 1 ? ours[0] : ours;
  return [{ ...about, quantity: name, kind, ours: alone, reference }];
}

/** A part of an object by its name; undefined where there is none. */
export function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
