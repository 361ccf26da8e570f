import { analyse } from '#shared/stats/analysis/analyse.ts';
import { asMetafor } from '#shared/stats/analysis/as-metafor.ts';
import {
  type AnalysisRequest,
  type AnalysisSettings,
  usualSettings,
} from '#shared/stats/analysis/request.ts';
import { isMeasure } from '#shared/stats/effect-sizes/measures.ts';
import { NotConverged, NotOffered } from '#shared/stats/impossible-data.ts';
import { coefficientTests, poolingMethods } from '#shared/stats/models/settings.ts';
import type { DataSet } from './answers.ts';

/** Parts of the answers that are compared by nobody, with the reason that the report prints. */
export const excepted: Readonly<Record<string, string>> = {
  selection_3psm: '3-parameter selection models: not part of Sheaf',
  bivariate: 'the bivariate model of kearon1998: not part of Sheaf',
  VR: 'variability ratios: not part of Sheaf',
  CVR: 'variability ratios: not part of Sheaf',
};

type Request = { readonly request: AnalysisRequest } | { readonly problem: string };

/** The request that a measure of the answers stands for: some are settings of another one. */
export function requestFor(data: DataSet, measure: string): Request {
  const settings = usualSettings(data.studies);
  const made = (name: string, more: Partial<AnalysisSettings>, studies = data.studies): Request =>
    isMeasure(name)
      ? {
          request: {
            ...{ measure: name, method: 'FE', test: 'z', studies, moderators: [], subgroup: null, also: [] },
            settings: { ...settings, force: true, ...more },
          },
        }
      : { problem: `no measure ${name}` };
  if (measure.endsWith('_drop00')) return made(measure.replace('_drop00', ''), { drop00: true });
  if (measure.endsWith('_cc_all')) return made(measure.replace('_cc_all', ''), { to: 'all' });
  if (measure === 'SMD_revman') return made('SMD', { smdVariance: 'revman' });
  if (measure === 'cohen_d') return made('SMD', { smdBias: 'none' });
  if (measure === 'diagnostic_log_or') return made('DOR', {});
  const complete = data.studies.filter(({ tp, fp, fn, tn }) => ![tp, fp, fn, tn].includes(null));
  const shares = (x: string, other: string) =>
    complete.map((study) => ({
      study: study['study'] ?? null,
      x: study[x] ?? null,
      n: Number(study[x]) + Number(study[other]),
    }));
  if (measure === 'logit_sensitivity') return made('PLO', {}, shares('tp', 'fn'));
  if (measure === 'logit_fpr') return made('PLO', {}, shares('fp', 'tn'));
  return made(measure, {});
}

/** What ours says, or the error it is refused with. */
export function answer(request: AnalysisRequest): { readonly [key: string]: unknown } {
  try {
    return asMetafor(analyse(request));
  } catch (error) {
    if (error instanceof NotOffered || error instanceof NotConverged) return { error: error.message };
    throw error;
  }
}

/** `REML_knha`: a method and a test. */
export function modelOf(name: string): Pick<AnalysisRequest, 'method' | 'test'> | null {
  const [methodName, testName = 'z'] = name.split('_');
  const method = poolingMethods.find((one) => one === methodName);
  const test = coefficientTests.find((one) => one === testName);
  return method === undefined || test === undefined ? null : { method, test };
}
