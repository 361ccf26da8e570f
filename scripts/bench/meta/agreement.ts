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

/** Where a comparison stands: the name of the number, its kind, and names that are no numbers of the analysis. */
type Naming = { readonly name: string; readonly kind: NumberKind; readonly skip: ReadonlySet<string> };

/**
 * Every number of `reference` beside the one of the same name in `ours`. A single number counts as a list of one (R's
 * JSON has no lists of one). Where the reference has none (metafor gave no answer), nothing is compared.
 */
export function compareAll(
  reference: unknown,
  ours: unknown,
  about: About,
  { name = '', kind = 'estimate', skip = new Set<string>() }: Partial<Naming> = {},
): Comparison[] {
  const naming = { name, kind, skip };
  if (reference === null || reference === undefined) return [];
  if (Array.isArray(reference)) return compareLists(reference, ours, about, naming);
  if (typeof reference === 'object')
    return Object.entries(reference).flatMap(([key, value]) =>
      skip.has(key)
        ? []
        : compareAll(value, partOf(ours, key), about, { name: key, kind: kindOf(key), skip }),
    );
  return [{ ...about, quantity: name, kind, ours: alone(ours), reference: plain(reference) }];
}

function alone(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function plain(value: unknown): number | string | boolean {
  return typeof value === 'number' || typeof value === 'string' ? value : value === true;
}

function compareLists(
  reference: readonly unknown[],
  ours: unknown,
  about: About,
  naming: Naming,
): Comparison[] {
  const list: readonly unknown[] = Array.isArray(ours) ? ours : [ours];
  const { name, kind } = naming;
  const count = { ...about, quantity: `${name} count`, kind, ours: list.length, reference: reference.length };
  const each = reference.flatMap((one, at) => compareAll(one, list[at], about, naming));
  return list.length === reference.length ? each : [count, ...each];
}

/** A part of an object by its name; undefined where there is none. */
export function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
