import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { AppError } from '#shared/contract/errors.ts';
import {
  AnalysisId,
  AnalysisRowId,
  AnnotationId,
  ClaimId,
  ConceptId,
  DocumentId,
  type FacetId,
  GroupId,
  ResultId,
  SavedViewId,
  StudyId,
} from '#shared/contract/ids.ts';
import type { Result } from '#shared/kit/result.ts';
import { anchorOf, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../testing.ts';
import { deeds, type Does, type Facets, type Highlight, type On } from './history-deeds.ts';

/** One thing that a person does; the numbers pick what they do it to. */
export type Action = {
  readonly does: Does;
  readonly pick: number;
  readonly other: number;
  /** Goes on with the action before it, as one for undo. */
  readonly joins: boolean;
};

const quotes = ['Remission rates', 'rates were notably', 'notably higher', 'after the second course'];

/** A small review in which random things are done through the contract. */
export class HistoryWorld {
  readonly review: TestReview;
  readonly #facets: Facets;
  readonly #anchors: ReadonlyMap<DocumentId, readonly Anchor[]>;
  #count = 0;

  private constructor(
    review: TestReview,
    facets: Facets,
    anchors: ReadonlyMap<DocumentId, readonly Anchor[]>,
  ) {
    this.review = review;
    this.#facets = facets;
    this.#anchors = anchors;
  }

  static async make(): Promise<HistoryWorld> {
    const review = await openTestReview({ taxonomy: 'none' });
    const files = ['first', 'second'].map((name) => {
      const path = join(dirname(review.path), `${name}.txt`);
      writeFileSync(path, `The ${name} paper. Remission rates were notably higher after the second course.`);
      return path;
    });
    const anchors = new Map<DocumentId, Anchor[]>();
    for (const file of (await review.importFiles(...files)).files) {
      if (file.outcome !== 'imported') throw new Error(JSON.stringify(file));
      const found = quotes.map((quote) => anchorOf(review.client, file.document, quote));
      anchors.set(file.document, await Promise.all(found));
    }
    const facets = must(await review.client.taxonomy.facets({}));
    const facet = (role: string): FacetId => {
      const found = facets.find((one) => one.role === role);
      if (!found) throw new Error(`There is no facet ${role}.`);
      return found.id;
    };
    return new HistoryWorld(review, { therapy: facet('therapy'), outcome: facet('outcome') }, anchors);
  }

  /** Goes on as somebody new, with nothing to undo. */
  newcomer(name: string): string {
    this.#count += 1;
    const unique = `${name} ${this.#count}`;
    this.review.store.setReviewer(unique);
    // Whoever asks to write is added to the reviewers; that is no action of theirs.
    if (!this.review.store.session().writer().ok) throw new Error('can not write');
    return unique;
  }

  rows<Row>(sql: string): Row[] {
    return this.review.store.session().reader.all<Row>(sql);
  }

  /** Everything that a person could see of the review, without times and what is derived. */
  state(): string {
    const tables = {
      document: 'SELECT * FROM document ORDER BY id',
      concept: 'SELECT * FROM concept WHERE deleted = 0 ORDER BY id',
      annotation: 'SELECT * FROM annotation WHERE deleted = 0 ORDER BY id',
      claim: 'SELECT * FROM claim WHERE deleted = 0 ORDER BY id',
      concepts: `SELECT l.* FROM claim_concept l JOIN claim c ON c.id = l.claim_id WHERE c.deleted = 0 ORDER BY 1, 2, 3`,
      study: 'SELECT * FROM study WHERE deleted = 0 ORDER BY id',
      reports: `SELECT l.* FROM study_document l JOIN study s ON s.id = l.study_id WHERE s.deleted = 0 ORDER BY 1, 2`,
      result: 'SELECT * FROM result WHERE deleted = 0 ORDER BY id',
      view: 'SELECT * FROM saved_view WHERE deleted = 0 ORDER BY id',
      analysis: 'SELECT * FROM analysis WHERE deleted = 0 ORDER BY id',
      row: 'SELECT * FROM analysis_row WHERE deleted = 0 ORDER BY id',
      words: `SELECT l.* FROM claim_annotation l JOIN claim c ON c.id = l.claim_id WHERE c.deleted = 0 ORDER BY 1, 2`,
    };
    const rows = Object.entries(tables).map(([name, sql]) => [
      name,
      this.rows<Record<string, unknown>>(sql).map(({ changed: _changed, ...row }) => row),
    ]);
    return JSON.stringify(Object.fromEntries(rows), null, 1);
  }

  /** How many changes the log holds: tells whether something was recorded. */
  changes(): number {
    return this.rows<{ count: number }>('SELECT count(*) AS count FROM change')[0]?.count ?? 0;
  }

  /** Does it, where there is anything to do it to. @returns null when there was not */
  async act({ does, pick, other }: Action, group: string): Promise<Result<unknown, AppError> | null> {
    const documentId = [...this.#anchors.keys()][pick % 2];
    const anchor = documentId && this.#anchors.get(documentId)?.[other % quotes.length];
    if (!documentId || !anchor) throw new Error('There are no words.');
    const [claimId, otherClaim] = [pick, other].map((number) =>
      this.#pick(`claim WHERE deleted = 0`, number),
    );
    const study = this.#pick('study WHERE deleted = 0', other);
    const numbers = this.#pick('result WHERE deleted = 0', pick);
    const view = this.#pick('saved_view WHERE deleted = 0', pick);
    const conceptId = this.#concept('therapy', pick);
    return deeds[does]({
      client: this.review.client,
      stamp: { group: GroupId.parse(group) },
      documentId,
      selection: { annotationId: AnnotationId.parse(v7()), anchor },
      claimId: claimId ? ClaimId.parse(claimId) : null,
      otherClaim: otherClaim ? ClaimId.parse(otherClaim) : null,
      study: study ? StudyId.parse(study) : null,
      numbers: numbers ? ResultId.parse(numbers) : null,
      view: view ? SavedViewId.parse(view) : null,
      ...this.#analysis(pick, other),
      highlight: this.#highlight(pick),
      conceptId,
      above: this.#concept('therapy', other),
      outcome: this.#concept('outcome', other),
      facets: this.#facets,
      role: other % 2 === 0 ? 'therapy' : 'comparator',
      text: `${does} ${pick % 3}`,
      year: 2_000 + (other % 3),
    });
  }

  /** One of the newest; none when the number lies beyond them. */
  #pick(from: string, number: number): string | null {
    return (
      this.rows<{ id: string }>(`SELECT id FROM ${from} ORDER BY rowid DESC LIMIT 5`)[number]?.id ?? null
    );
  }

  #concept(role: keyof Facets, number: number): ConceptId | null {
    const id = this.#pick(`concept WHERE deleted = 0 AND facet_id = '${this.#facets[role]}'`, number);
    return id === null ? null : ConceptId.parse(id);
  }

  #analysis(number: number, ofRow: number): Pick<On, 'analysis' | 'row'> {
    const analysis = this.#pick('analysis WHERE deleted = 0', number);
    if (analysis === null) return { analysis: null, row: null };
    const row = this.#pick(`analysis_row WHERE deleted = 0 AND analysis_id = '${analysis}'`, ofRow);
    return { analysis: AnalysisId.parse(analysis), row: row === null ? null : AnalysisRowId.parse(row) };
  }

  #highlight(number: number): Highlight | null {
    const id = this.#pick('annotation WHERE deleted = 0', number);
    const found = this.rows<{ document: string }>(
      `SELECT document_id AS document FROM annotation WHERE id = '${id ?? ''}'`,
    )[0];
    if (id === null || !found) return null;
    return { annotationId: AnnotationId.parse(id), documentId: DocumentId.parse(found.document) };
  }
}
