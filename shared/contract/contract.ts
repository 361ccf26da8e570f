import { analyses } from './analyses.ts';
import { annotations } from './annotations.ts';
import { archives } from './archives.ts';
import { claims } from './claims.ts';
import { documents } from './documents.ts';
import { evidence } from './evidence.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { backups, reviewers, reviews } from './reviews.ts';
import { pictures } from './pictures.ts';
import { proposals } from './proposals.ts';
import { results } from './results.ts';
import { savedViews } from './saved-views.ts';
import { search } from './search.ts';
import { studies } from './studies.ts';
import { taxonomy } from './taxonomy.ts';
import { text } from './text.ts';

/** Everything that a review can be asked: the window, the command line and the tests speak this and nothing else. */
export const contract = {
  reviews,
  reviewers,
  documents,
  imports,
  text,
  taxonomy,
  annotations,
  studies,
  claims,
  results,
  proposals,
  evidence,
  savedViews,
  pictures,
  analyses,
  search,
  history,
  jobs,
  backups,
  archives,
} as const;

export type Contract = typeof contract;
