import { migration as firstLight } from './0001-first-light.ts';
import { migration as studiesAndResults } from './0002-studies-and-results.ts';
import { migration as citationStyle } from './0003-citation-style.ts';
import { migration as viewsAndFields } from './0004-views-and-fields.ts';
import { migration as analyses } from './0005-analyses.ts';
import type { Migration } from './migration.ts';

/** All steps, in order. A new one is added at the end and never changed after a release. */
export const migrations: readonly Migration[] = [
  firstLight,
  studiesAndResults,
  citationStyle,
  viewsAndFields,
  analyses,
];
