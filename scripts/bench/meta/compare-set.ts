import type { AnalysisRequest, AnalysisSettings } from '#shared/stats/analysis/request.ts';
import { studyIntervals } from './study-intervals.ts';
import { agree, type Comparison, compareAll, partOf } from './agreement.ts';
import type { DataSet } from './answers.ts';
import { answer, modelOf, requestFor } from './requests.ts';

const words = new Set(['note', 'warnings', 'model', 'method', 'test', 'predictor', 'settings', 'estimator']);

/** Every number of one measure of the answers beside ours. */
export function compareMeasure(
  data: DataSet,
  measure: string,
  answers: Readonly<Record<string, unknown>>,
): Comparison[] {
  const of = { set: data.id, measure };
  if (measure === 'study_ci') return studyIntervals(data, answers);
  const asked = requestFor(data, measure);
  if ('problem' in asked)
    return [{ ...of, method: '', quantity: asked.problem, kind: 'estimate', ours: null, reference: 1 }];
  const { request } = asked;
  const plain = answer(request);
  const effects = { ...of, method: 'effect sizes' };
  const found: Comparison[] = [
    ...compareAll(known(answers['yi']), plain['yi'], effects, { name: 'yi' }),
    ...(answers['vi'] === undefined
      ? []
      : compareAll(known(answers['vi']), plain['vi'], effects, { name: 'vi' })),
    ...(answers['used_rows'] === undefined || measure.startsWith('logit_')
      ? []
      : compareAll(answers['used_rows'], plain['usedRows'], effects, { name: 'used_rows' })),
  ];
  const apart = found.some((one) => !agree(one));
  const context = { request: apart ? withEffectsOf(answers, request) : request, data, of };
  for (const [part, compare] of Object.entries(parts))
    if (answers[part] !== undefined) found.push(...compare(answers[part], context));
  return found;
}

/** The analysis of metafor's own effects, where ours are others: what follows from them is compared all the same. */
function withEffectsOf(
  answers: Readonly<Record<string, unknown>>,
  request: AnalysisRequest,
): AnalysisRequest {
  const [yi, vi] = [answers['yi'], answers['vi']].map(known);
  if (!Array.isArray(yi) || !Array.isArray(vi)) return request;
  const studies = yi.map((effect: unknown, at) => ({
    ...request.studies[at],
    ...{ yi: Number(effect), vi: Number(vi[at]) },
  }));
  return { ...request, measure: 'GEN', studies };
}

/** Without the empty places of rows that were left out. */
function known(list: unknown): unknown {
  return Array.isArray(list) ? list.filter((one) => one !== null) : list;
}

type Context = {
  readonly request: AnalysisRequest;
  readonly data: DataSet;
  readonly of: { readonly set: string; readonly measure: string };
};

/** How each part of the answers to a measure is asked of ours. */
const parts: Readonly<Record<string, (reference: unknown, context: Context) => Comparison[]>> = {
  heterogeneity: (reference, { request, of }) => {
    const ours = answer({ ...request, also: ['heterogeneity'] });
    return compareAll(reference, ours['heterogeneity'], { ...of, method: 'Q' }, { skip: words });
  },
  models: (reference, context) => each(reference, (name, one) => compareModel(name, one, context)),
  back_transformed: (reference, context) =>
    each(reference, (name, one) => compareNatural(name, one, context)),
  back_transformed_harmonic_mean_n: (reference, context) =>
    each(reference, (name, one) => compareNatural(name, one, context)),
  pooled_exp: (reference, context) =>
    each(reference, (name, one) => (name === 'note' ? [] : compareNatural(`${name}_z`, one, context))),
  mantel_haenszel: (reference, context) => compareCounts(reference, context, { method: 'MH' }),
  mantel_haenszel_drop00: (reference, context) =>
    compareCounts(reference, context, { method: 'MH', settings: { drop00: true } }),
  mantel_haenszel_cmh_corrected: (reference, context) => compareCounts(reference, context, { method: 'MH' }),
  peto: (reference, context) => comparePeto(reference, context),
  'glmm_UM.FS': (reference, context) => compareCounts(reference, context, { method: 'GLMM' }),
  glmm: (reference, context) => compareCounts(reference, context, { method: 'GLMM' }),
  bias: (reference, { request, of }) => {
    const ours = answer({ ...request, also: ['bias'] });
    return each(reference, (name, one) =>
      compareAll(one, partOf(ours['bias'], name), { ...of, method: name }, { skip: words }),
    );
  },
  trimfill: (reference, context) => each(reference, (name, one) => compareTrim(name, one, context)),
  leave1out: (reference, context) => byMethod('leave1out', reference, context),
  influence: (reference, context) => byMethod('influence', reference, context),
  cumulative: (reference, context) => [
    ...byMethod('cumulative', reference, context),
    ...compareAll(
      partOf(reference, 'order_in_used_rows'),
      partOf(answer({ ...context.request, also: ['cumulative'] })['cumulative'], 'order_in_used_rows'),
      { ...context.of, method: 'cumulative' },
      { name: 'order' },
    ),
  ],
  baujat: (reference, { request, of }) => {
    const ours = answer({ ...request, also: ['baujat'] });
    return compareAll(reference, ours['baujat'], { ...of, method: 'baujat' }, { skip: words });
  },
  subgroup: (reference, context) => each(reference, (name, one) => compareSubgroups(name, one, context)),
  metareg: (reference, context) => each(reference, (name, one) => compareRegression(name, one, context)),
};

function each(reference: unknown, of: (name: string, one: unknown) => Comparison[]): Comparison[] {
  return typeof reference === 'object' && reference !== null
    ? Object.entries(reference).flatMap(([name, one]) => of(name, one))
    : [];
}

/** An error of the reference is one of ours too. */
function refused(
  reference: unknown,
  ours: { readonly [key: string]: unknown },
  about: Omit<Comparison, 'quantity' | 'kind' | 'ours' | 'reference'>,
): Comparison[] | null {
  if (partOf(reference, 'error') === undefined) return null;
  return [
    { ...about, quantity: 'refused', kind: 'estimate', ours: ours['error'] !== undefined, reference: true },
  ];
}

/** Ours under the names of a model in the answers. */
function asModel(ours: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return {
    estimate: ours['b'],
    se: ours['se'],
    stat: ours['stat'],
    ddf: ours['ddf'],
    pval: ours['pval'],
    p: ours['pval'],
    ci: [ours['ci.lb'], ours['ci.ub']].flat(),
    k: ours['k'],
    tau2: ours['tau2'],
    se_tau2: ours['se.tau2'],
    I2: ours['I2'],
    H2: ours['H2'],
    QE: ours['QE'],
    QEp: ours['QEp'],
    weights_percent: ours['weights'],
    tau2_ci_qprofile: ours['tau2.ci'],
    tau_ci: ours['tau.ci'],
    I2_ci: ours['I2.ci'],
    H2_ci: ours['H2.ci'],
    ...{ MH: ours['MH'] ?? null, MHp: ours['MHp'] ?? null, TA: ours['TA'] ?? null, TAp: ours['TAp'] ?? null },
    ...{ QE_Wld: ours['QE'], QE_LRT: ours['QE.LRT'] },
  };
}

function compareModel(name: string, reference: unknown, { request, of }: Context): Comparison[] {
  const model = modelOf(name);
  const about = { ...of, method: name };
  if (model === null) return [{ ...about, quantity: 'model', kind: 'estimate', ours: null, reference: 1 }];
  const asked = { ...request, ...model };
  const ours = answer(asked);
  const refusal = refused(reference, ours, about);
  if (refusal) return refusal;
  const prediction = (pi: AnalysisSettings['pi']) => {
    const told = answer({ ...asked, settings: { ...asked.settings, pi } });
    return [told['pi.lb'], told['pi.ub']];
  };
  const all = {
    ...asModel(ours),
    pi_metafor: prediction('metafor'),
    pi_t_df_k_minus_1: prediction('k-1'),
    pi_t_df_k_minus_2: prediction('k-2'),
  };
  return compareAll(reference, all, about, { skip: words });
}

function compareNatural(name: string, reference: unknown, { request, of }: Context): Comparison[] {
  const model = modelOf(name);
  if (model === null) return [];
  const natural = answer({ ...request, ...model })['natural'];
  const plain = answer({ ...request, ...model });
  const ours =
    natural === null
      ? [plain['b'], plain['ci.lb'], plain['ci.ub']].flat()
      : ['b', 'ci.lb', 'ci.ub'].map((key) => partOf(natural, key));
  return compareAll(reference, ours, { ...of, method: `${name} back` }, { name: 'natural' });
}

function compareCounts(
  reference: unknown,
  { request, of }: Context,
  {
    method,
    settings = {},
  }: { readonly method: 'MH' | 'GLMM'; readonly settings?: Partial<AnalysisSettings> },
): Comparison[] {
  const ours = answer({ ...request, method, settings: { ...request.settings, ...settings } });
  const about = { ...of, method };
  return refused(reference, ours, about) ?? compareAll(reference, asModel(ours), about, { skip: words });
}

function comparePeto(reference: unknown, { request, of }: Context): Comparison[] {
  const ours = answer({ ...request, method: 'PETO' });
  const effects = answer({ ...request, measure: 'PETO' });
  const about = { ...of, method: 'PETO' };
  const all = { ...asModel(ours), yi: effects['yi'], vi: effects['vi'] };
  return refused(reference, ours, about) ?? compareAll(reference, all, about, { skip: words });
}

function compareTrim(name: string, reference: unknown, { request, of }: Context): Comparison[] {
  const model = modelOf(name.split('_')[0] ?? '');
  if (model === null) return [];
  const ours = answer({ ...request, ...model, also: ['trimfill'] });
  const told = partOf(ours['trimfill'], name);
  const about = { ...of, method: `trimfill ${name}` };
  const filled = partOf(reference, 'k0') === 0 ? new Set([...words, 'side']) : words;
  return compareAll(reference, told, about, { skip: filled });
}

function byMethod(
  part: 'leave1out' | 'influence' | 'cumulative',
  reference: unknown,
  { request, of }: Context,
): Comparison[] {
  return each(reference, (name, one) => {
    const model = modelOf(name);
    if (model === null) return [];
    const ours = answer({ ...request, ...model, also: [part] });
    return compareAll(one, ours[part], { ...of, method: `${part} ${name}` }, { skip: words });
  });
}

function compareSubgroups(name: string, reference: unknown, { request, data, of }: Context): Comparison[] {
  const model = modelOf(name);
  if (model === null || data.subgroup_factor === null) return [];
  const about = { ...of, method: `subgroups ${name}` };
  const asked = { ...request, ...model, subgroup: data.subgroup_factor };
  const separate = answer(asked);
  const refusal = refused(reference, separate, about);
  if (refusal) return refusal;
  const common = answer({ ...asked, settings: { ...asked.settings, subgroupTau2: 'common' } });
  const groups = partOf(separate['subgroups'], 'levels');
  const shared = partOf(common['subgroups'], 'levels');
  const list = Array.isArray(shared) ? shared : [];
  const model2 = partOf(common['subgroups'], 'commonTau2');
  const between = (of2: unknown) => ({
    Q: partOf(of2, 'QB'),
    df: partOf(of2, 'QBdf'),
    p: partOf(of2, 'QBp'),
  });
  const ours = {
    levels: groups,
    between_separate_tau2: between(separate['subgroups']),
    common_tau2: {
      levels: list.map((level) => partOf(level, 'level')),
      estimates: list.map((level) => partOf(level, 'estimate')),
      se: list.map((level) => partOf(level, 'se')),
      ...{
        tau2: partOf(model2, 'tau2'),
        QE: partOf(model2, 'QE'),
        QEp: partOf(model2, 'QEp'),
        R2: partOf(model2, 'R2'),
      },
      between: {
        QM: partOf(model2, 'QM'),
        df: partOf(common['subgroups'], 'QBdf'),
        p: partOf(model2, 'QMp'),
      },
    },
  };
  return compareAll(reference, ours, about, { skip: words });
}

function compareRegression(name: string, reference: unknown, { request, data, of }: Context): Comparison[] {
  const model = modelOf(name);
  if (model === null || data.covariate === null) return [];
  const about = { ...of, method: `meta-regression ${name}` };
  const moderators = [{ name: data.covariate, factor: false }];
  const ours = answer({ ...request, ...model, moderators, also: ['predict'] });
  const refusal = refused(reference, ours, about);
  if (refusal) return refusal;
  const b: unknown[] = [ours['b']].flat();
  const all = {
    ...asModel(ours),
    ...{ intercept: b[0], slope: b[1], p: ours['pval'], ci_lb: ours['ci.lb'], ci_ub: ours['ci.ub'] },
    ...{ R2: ours['R2'], QM: ours['QM'], QMp: ours['QMp'] },
    ...Object.fromEntries(
      ['predict_at', 'predicted', 'predicted_se', 'predicted_ci_lb', 'predicted_ci_ub'].map((key) => [
        key,
        partOf(ours['predict'], key),
      ]),
    ),
  };
  return compareAll(reference, all, about, { skip: words });
}
