/**
 * A function of three parameters at a point: its value, its gradient and its Hessian. Arithmetic on jets gives the exact
 * derivatives of whatever is computed with them. The parameters are the pooled effect (m), the standard deviation of the
 * random effects (t), and the level of a study (a).
 */
export interface Jet {
  readonly value: number;
  readonly m: number;
  readonly t: number;
  readonly a: number;
  readonly mm: number;
  readonly mt: number;
  readonly ma: number;
  readonly tt: number;
  readonly ta: number;
  readonly aa: number;
}

/** A number that hangs on no parameter. */
export function constant(value: number): Jet {
  return { value, m: 0, t: 0, a: 0, mm: 0, mt: 0, ma: 0, tt: 0, ta: 0, aa: 0 };
}

/** A parameter itself. */
export function parameter(name: 'm' | 't' | 'a', value: number): Jet {
  const of = (other: string) => (name === other ? 1 : 0);
  return { value, m: of('m'), t: of('t'), a: of('a'), mm: 0, mt: 0, ma: 0, tt: 0, ta: 0, aa: 0 };
}

export function plus(x: Jet, y: Jet): Jet {
  return {
    value: x.value + y.value,
    m: x.m + y.m,
    t: x.t + y.t,
    a: x.a + y.a,
    mm: x.mm + y.mm,
    mt: x.mt + y.mt,
    ma: x.ma + y.ma,
    tt: x.tt + y.tt,
    ta: x.ta + y.ta,
    aa: x.aa + y.aa,
  };
}

export function times(x: Jet, y: Jet): Jet {
  return {
    value: x.value * y.value,
    m: x.value * y.m + y.value * x.m,
    t: x.value * y.t + y.value * x.t,
    a: x.value * y.a + y.value * x.a,
    mm: x.value * y.mm + y.value * x.mm + 2 * x.m * y.m,
    mt: x.value * y.mt + y.value * x.mt + x.m * y.t + x.t * y.m,
    ma: x.value * y.ma + y.value * x.ma + x.m * y.a + x.a * y.m,
    tt: x.value * y.tt + y.value * x.tt + 2 * x.t * y.t,
    ta: x.value * y.ta + y.value * x.ta + x.t * y.a + x.a * y.t,
    aa: x.value * y.aa + y.value * x.aa + 2 * x.a * y.a,
  };
}

/** A jet multiplied by a number. */
export function scaled(x: Jet, factor: number): Jet {
  return {
    value: factor * x.value,
    m: factor * x.m,
    t: factor * x.t,
    a: factor * x.a,
    mm: factor * x.mm,
    mt: factor * x.mt,
    ma: factor * x.ma,
    tt: factor * x.tt,
    ta: factor * x.ta,
    aa: factor * x.aa,
  };
}

/** A function of one number applied to a jet: its value, first and second derivative at the value of the jet. */
export function through(x: Jet, [value, first, second]: readonly [number, number, number]): Jet {
  return {
    value,
    m: first * x.m,
    t: first * x.t,
    a: first * x.a,
    mm: first * x.mm + second * x.m * x.m,
    mt: first * x.mt + second * x.m * x.t,
    ma: first * x.ma + second * x.m * x.a,
    tt: first * x.tt + second * x.t * x.t,
    ta: first * x.ta + second * x.t * x.a,
    aa: first * x.aa + second * x.a * x.a,
  };
}

/** e to the power of a jet. */
export function exponential(x: Jet): Jet {
  const value = Math.exp(x.value);
  return through(x, [value, value, value]);
}

/** The natural logarithm of a jet above 0. */
export function logarithm(x: Jet): Jet {
  return through(x, [Math.log(x.value), 1 / x.value, -1 / (x.value * x.value)]);
}

/** 1/√ of a jet above 0. */
export function inverseRoot(x: Jet): Jet {
  const value = 1 / Math.sqrt(x.value);
  return through(x, [value, -value / (2 * x.value), (3 * value) / (4 * x.value * x.value)]);
}
