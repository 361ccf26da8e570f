import {
  analyses,
  type AnalysisEdit,
  type AnalysisRowView,
  AnalysisSummary as Summary,
  type AnalysisSummary,
  type AnalysisView,
  type NewRow,
} from '#shared/contract/analyses.ts';
import type { StoreEvent } from '#shared/contract/envelope.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { AnalysisId, AnalysisRowId } from '#shared/contract/ids.ts';
import { ok, err, type Result } from '#shared/kit/result.ts';
import { Listeners } from '#renderer/bridge/listeners.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import type { Outgoing, StoreLink } from '#renderer/bridge/store-link.ts';

const blank = {
  ...{ comparison: 'Blinatumomab against chemotherapy', outcome: 'relapse', name: '' },
  ...{ measure: 'RR', method: 'REML', test: 'knha', settings: {}, moderators: [], subgroup: null },
  ...{ group1: 'Blinatumomab', group2: 'Chemotherapy', better: 'lower', unit: null, note: '', place: 0 },
} as const;

/** Analyses in memory behind the contract of the store, for tests of the screen. */
export class KeptAnalyses implements StoreLink {
  readonly calls: Outgoing[] = [];
  #kept: AnalysisView[] = [];
  readonly #events = new Listeners<[StoreEvent]>();
  readonly #reconnected = new Listeners<[]>();
  readonly onEvent = this.#events.add;
  readonly onReconnected = this.#reconnected.add;
  readonly unsaved = { get: () => 0, subscribe: () => () => undefined };
  /** Why nothing can be changed. */
  readOnly: string | null = null;
  /** Holds answers to commands back until it is let go. */
  held: Promise<void> = Promise.resolve();

  /** Keeps an analysis with these studies. */
  keep(
    set: AnalysisEdit,
    studies: readonly { readonly study: string; readonly cells: AnalysisRowView['cells'] }[],
  ): AnalysisId {
    const id = newId.analysis();
    this.#add(id, set);
    this.#addRows(
      id,
      studies.map((row) => ({ rowId: newId.analysisRow(), set: row })),
    );
    return id;
  }

  get views(): readonly AnalysisView[] {
    return this.#kept;
  }

  /** The methods of the commands that were given. */
  get commands(): string[] {
    return this.calls.filter(({ kind }) => kind === 'command').map(({ method }) => method);
  }

  readonly call = async (outgoing: Outgoing): Promise<Result<unknown, AppError>> => {
    this.calls.push(outgoing);
    const { method, input } = outgoing;
    if (method === 'reviews.get') return ok({ title: 'Review', readOnly: this.readOnly });
    if (method === 'analyses.list') return ok(this.#kept.map(({ analysis }) => analysis));
    if (method === 'analyses.one') {
      const one = this.#kept.find(
        ({ analysis }) => analysis.id === analyses.one.input.parse(input).analysisId,
      );
      return one === undefined ? err(appError('not-found', 'It is gone.')) : ok(one);
    }
    const done = this.#change(method, input);
    await this.held;
    if (done) this.#events.tell({ event: 'changed', topics: ['analysis'] });
    return done ? ok({ deleted: true }) : err(appError('not-found', method));
  };

  #change(method: string, input: unknown): boolean {
    if (method === 'analyses.create') {
      const { analysisId, set, rows } = analyses.create.input.parse(input);
      this.#add(analysisId, set);
      this.#addRows(analysisId, rows);
    } else if (method === 'analyses.edit') {
      const { analysisId, set } = analyses.edit.input.parse(input);
      this.#map(analysisId, ({ analysis, rows }) => ({ analysis: withChoices(analysis, set), rows }));
    } else if (method === 'analyses.duplicate') {
      const { analysisId, copyId, name } = analyses.duplicate.input.parse(input);
      const one = this.#kept.find(({ analysis }) => analysis.id === analysisId);
      if (one === undefined) return false;
      this.#kept = [...this.#kept, { rows: one.rows, analysis: { ...one.analysis, id: copyId, name } }];
    } else if (method === 'analyses.delete') {
      const { analysisId } = analyses.delete.input.parse(input);
      this.#kept = this.#kept.filter(({ analysis }) => analysis.id !== analysisId);
    } else return this.#changeRows(method, input);
    return true;
  }

  #changeRows(method: string, input: unknown): boolean {
    if (method === 'analyses.addRows') {
      const { analysisId, rows } = analyses.addRows.input.parse(input);
      this.#addRows(analysisId, rows);
    } else if (method === 'analyses.editRows') {
      const { analysisId, rows } = analyses.editRows.input.parse(input);
      const sets = new Map(rows.map(({ rowId, set }) => [rowId, set]));
      this.#map(analysisId, (view) => ({
        ...view,
        rows: view.rows.map((row) => withSet(row, sets.get(row.id) ?? {})),
      }));
    } else if (method === 'analyses.deleteRows') {
      const { analysisId, rowIds } = analyses.deleteRows.input.parse(input);
      this.#map(analysisId, (view) => ({
        ...view,
        rows: view.rows.filter(({ id }) => !rowIds.includes(id)),
      }));
    } else return false;
    return true;
  }

  #add(id: AnalysisId, set: AnalysisEdit): void {
    const created = '2026-11-30T10:00:00.000Z';
    const analysis = withChoices({ ...blank, moderators: [], id, created, rows: 0, used: 0 }, set);
    this.#kept = [...this.#kept, { analysis, rows: [] }];
  }

  #addRows(analysisId: AnalysisId, added: readonly NewRow[]): void {
    this.#map(analysisId, (view) => ({
      ...view,
      rows: [...view.rows, ...added.map(({ rowId, set }) => withSet(emptyRow(rowId, analysisId), set))],
    }));
  }

  #map(id: AnalysisId, change: (view: AnalysisView) => AnalysisView): void {
    this.#kept = this.#kept.map((view) => (view.analysis.id === id ? change(view) : view));
  }
}

function emptyRow(id: AnalysisRowId, analysisId: AnalysisId): AnalysisRowView {
  const rest = { studyId: null, cells: {}, sources: {}, used: true, reason: null, place: 0 };
  return { id, analysisId, study: '', ...rest };
}

function withSet(row: AnalysisRowView, set: NewRow['set']): AnalysisRowView {
  const { study = row.study, used = row.used, reason = row.reason, cells } = set;
  return { ...row, study, used, reason, cells: { ...row.cells, ...cells } };
}

/** An analysis with what is set; parsed, as what is not given must not hide what was there. */
function withChoices(analysis: object, set: AnalysisEdit): AnalysisSummary {
  const entries = Object.entries(set).filter(([, value]) => value !== undefined);
  return Summary.parse({ ...analysis, ...Object.fromEntries(entries) });
}
