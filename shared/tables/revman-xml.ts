import {
  type RevManKind,
  revManColumns,
  revManMeasure,
  type RevManStudy,
  revManTable,
} from './revman-table.ts';
import type { StudyTable } from './study-table.ts';
import { childText, elementsOf, readXml, type XmlElement } from './xml.ts';

/*
 * A review of RevMan 5 (`.rm5`): COMPARISON → DICH_OUTCOME, CONT_OUTCOME, IV_OUTCOME, IPD_OUTCOME → *_SUBGROUP → *_DATA, with
 * the names and years of studies in STUDY.
 */

const kinds: Readonly<Record<string, RevManKind>> = {
  DICH_OUTCOME: 'counts',
  CONT_OUTCOME: 'means',
  IV_OUTCOME: 'generic',
  IPD_OUTCOME: 'log-rank',
};

/** Whether a text is such a file. */
export function isRevManXml(text: string): boolean {
  return /^\s*<[\s\S]{0,2000}<COCHRANE_REVIEW[\s>]/u.test(text.slice(0, 4000).replace(/^\uFEFF/u, ''));
}

/** One table for each outcome that holds studies with numbers. */
export function readRevManXml(text: string): StudyTable[] {
  const root = readXml(text);
  if (root === null) return [];
  const elements = [...elementsOf(root)];
  const studies = new Map(
    elements.filter(({ name }) => name === 'STUDY').map((study) => [study.attributes['ID'] ?? '', study]),
  );
  return elements
    .filter(({ name }) => name === 'COMPARISON')
    .flatMap((comparison) =>
      comparison.children
        .filter(({ name }) => Object.hasOwn(kinds, name))
        .map((outcome) => tableOf(comparison, outcome, studies)),
    );
}

type Studies = ReadonlyMap<string, XmlElement>;

function tableOf(comparison: XmlElement, outcome: XmlElement, studies: Studies): StudyTable {
  const kind = kinds[outcome.name] ?? 'generic';
  const { EFFECT_MEASURE = '', METHOD = '' } = outcome.attributes;
  const measure = revManMeasure(EFFECT_MEASURE, METHOD);
  const title = {
    comparison: childText(comparison, 'NAME'),
    outcome: childText(outcome, 'NAME'),
    measure,
    group1: childText(outcome, 'GROUP_LABEL_1'),
    group2: childText(outcome, 'GROUP_LABEL_2'),
  };
  const found = dataOf(outcome, '', studies).map((study, place) => ({ ...study, line: place + 1 }));
  return revManTable(title, revManColumns(kind, measure), found);
}

function dataOf(element: XmlElement, subgroup: string, studies: Studies): RevManStudy[] {
  return element.children.flatMap((child) => {
    if (child.name.endsWith('_SUBGROUP')) return dataOf(child, childText(child, 'NAME'), studies);
    return child.name.endsWith('_DATA') ? [studyOf(child, subgroup, studies)] : [];
  });
}

function studyOf({ attributes }: XmlElement, subgroup: string, studies: Studies): RevManStudy {
  const id = attributes['STUDY_ID'] ?? '';
  const study = studies.get(id)?.attributes ?? {};
  const get = (name: string): string => attributes[name] ?? '';
  const values = new Map<string, string>([
    ...[1, 2].flatMap((group) => [
      [`events${group}`, get(`EVENTS_${group}`)] as const,
      [`mean${group}`, get(`MEAN_${group}`)] as const,
      [`sd${group}`, get(`SD_${group}`)] as const,
      [`total${group}`, get(`TOTAL_${group}`)] as const,
    ]),
    ['oe', get('O_E')],
    ['v', get('VAR')],
    ['estimate', get('EFFECT_SIZE')],
    ['se', get('SE')],
  ]);
  return { line: 0, name: study['NAME'] ?? id, year: study['YEAR'] ?? '', subgroup, values };
}
