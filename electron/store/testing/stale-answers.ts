import { contract } from '#shared/contract/contract.ts';
import { groupFields, sortColumns } from '#shared/contract/evidence.ts';
import type { Topic } from '#shared/contract/kinds.ts';
import type { Reader } from '../database/connection.ts';
import { countedClaims, mappedClaims } from '../repositories/counted-claims.ts';
import { countAll } from '../repositories/evidence.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import { allTherapies } from '../repositories/orientation.ts';
import type { TestReview } from '../testing.ts';

type Ids = { readonly id: string };
type Answers = ReadonlyMap<string, string>;

/** Queries that no change of the review bears upon: they tell of jobs, backups and chosen files, or ask for something to be done. */
const apart: readonly string[] = [
  'jobs.list',
  'jobs.get',
  'jobs.cancel',
  'backups.list',
  'analyses.readTable',
];

/** The queries that a change may bear upon, with the topics that they name. */
const queries: ReadonlyMap<string, readonly Topic[]> = new Map(
  Object.entries(contract).flatMap(([namespace, members]) =>
    Object.entries(members).flatMap(([verb, method]) => {
      const name = `${namespace}.${verb}`;
      return method.kind === 'query' && !apart.includes(name) ? [[name, method.topics] as const] : [];
    }),
  ),
);

/** The wire names of all commands. */
export const commands: readonly string[] = Object.entries(contract).flatMap(([namespace, members]) =>
  Object.entries(members).flatMap(([verb, { kind }]) => (kind === 'command' ? [`${namespace}.${verb}`] : [])),
);

/** What was announced by something that was done, and the queries whose answers it changed. */
export type Seen = {
  /** Changed answers that nobody was told of: `method input`; and what the store kept though it had changed. */
  readonly missed: readonly string[];
  readonly announced: ReadonlySet<Topic>;
  readonly changed: ReadonlySet<string>;
};

/** Asks everything about everything there is, before and after what is done. */
export class StaleAnswers {
  readonly #review: TestReview;
  readonly #ids = new Map<string, Set<string>>();

  constructor(review: TestReview) {
    this.#review = review;
  }

  async see(work: () => Promise<unknown>): Promise<Seen> {
    const announced = new Set<Topic>();
    const before = await this.#askAll();
    const stop = this.#review.onEvent((event) => {
      if (event.event === 'changed') for (const topic of event.topics) announced.add(topic);
    });
    await work();
    stop();
    const after = await this.#askAll();
    const differing = [...before]
      .filter(([call, answer]) => after.get(call) !== answer)
      .map(([call]) => call);
    const changed = new Set(differing.map((call) => call.split(' ', 1)[0] ?? ''));
    const told = (call: string): boolean =>
      (queries.get(call.split(' ', 1)[0] ?? '') ?? []).some((topic) => announced.has(topic));
    const missed = [...differing.filter((call) => !told(call)), ...this.#outdated()];
    return { missed, announced, changed };
  }

  /** What the store itself keeps between changes, where it is not what a reading from scratch gives. */
  #outdated(): readonly string[] {
    const { reader } = this.#review.store.session();
    const fresh: Reader = { all: reader.all, get: reader.get };
    const ids = this.#known('claim');
    const kept: Readonly<Record<string, (db: Reader) => unknown>> = {
      'facts for counting': (db) => countedClaims(db, ids),
      'facts for maps': (db) => mappedClaims(db, ids),
      'counts of all claims': countAll,
      rows: (db) => evidenceRows(db, ids, allTherapies),
    };
    return Object.entries(kept)
      .filter(([, read]) => JSON.stringify(read(reader)) !== JSON.stringify(read(fresh)))
      .map(([name]) => `kept ${name}`);
  }

  /** What is deleted is asked for too: its answer changes when it comes back. */
  #known(table: string): readonly string[] {
    const known = this.#ids.get(table) ?? new Set<string>();
    const rows = this.#review.store.session().reader.all<Ids>(`SELECT id FROM ${table}`);
    for (const { id } of rows) known.add(id);
    this.#ids.set(table, known);
    return [...known];
  }

  #inputs(): ReadonlyMap<string, readonly unknown[]> {
    const documents = this.#known('document').map((documentId) => ({ documentId }));
    const claims = this.#known('claim').map((claimId) => ({ claimId }));
    const filters = [
      ...this.#known('concept').flatMap((id) => [{ therapy: [id] }, { outcome: [id] }]),
      { contrast: ['not-stated'], support: ['own-data'] },
      { design: ['randomised'], keyOnly: true },
      { text: 'higher' },
      { text: 'concept' },
      { kind: ['primary-study'] },
      {},
    ];
    return new Map<string, readonly unknown[]>([
      ...['claims.forDocument', 'documents.get', 'annotations.forDocument', 'annotations.inFile'].map(
        (name) => [name, documents] as const,
      ),
      ...['text.pages', 'text.tree'].map((name) => [name, documents] as const),
      ['text.page', documents.map((one) => ({ ...one, page: 1 }))],
      ['text.find', documents.map((one) => ({ ...one, words: 'rates' }))],
      ['text.locateQuote', documents.map((one) => ({ ...one, quote: 'rates were notably' }))],
      ['documents.list', [{}, { inBin: true }]],
      ['claims.get', claims],
      ['proposals.forClaim', claims],
      ['evidence.source', claims],
      ['annotations.candidates', this.#known('annotation').map((annotationId) => ({ annotationId }))],
      ['evidence.rows', [{ claimIds: claims.map(({ claimId }) => claimId) }]],
      ['evidence.years', [{}]],
      ['evidence.regions', filters.map((filter) => ({ filter }))],
      ['pictures.map', filters.map((filter) => ({ filter, over: 'populations' }))],
      ['pictures.effectDirections', filters.map((filter) => ({ filter }))],
      ['pictures.matrix', filters.map((filter) => ({ filter, by: 'studies' }))],
      [
        'evidence.view',
        [
          ...filters.map((filter) => ({ filter })),
          ...sortColumns.map((column) => ({ filter: {}, sort: [{ column }] })),
          ...groupFields.map((by) => ({ filter: {}, group: { by } })),
          { filter: {}, firstRows: 100 },
        ],
      ],
      ['search.query', ['rates', 'higher', 'concept', 'said'].map((words) => ({ words }))],
      [
        'studies.claimsBehind',
        this.#known('study').flatMap((studyId) =>
          this.#conceptNames().map((text) => ({ studyId, column: 'therapy', text })),
        ),
      ],
      ...['analyses.one', 'analyses.sources'].map(
        (name) => [name, this.#known('analysis').map((analysisId) => ({ analysisId }))] as const,
      ),
      [
        'analyses.fromClaims',
        ['HR', 'OR', 'PR'].map((measure) => ({ measure, claimIds: claims.map(({ claimId }) => claimId) })),
      ],
      ['history.names', this.#groups().map((group) => ({ group }))],
    ]);
  }

  #conceptNames(): readonly string[] {
    const sql = 'SELECT DISTINCT k.name FROM claim_concept l JOIN concept k ON k.id = l.concept_id';
    return this.#review.store
      .session()
      .reader.all<{ name: string }>(sql)
      .map(({ name }) => name);
  }

  #groups(): readonly string[] {
    const sql = 'SELECT DISTINCT group_id AS id FROM change ORDER BY position DESC LIMIT 10';
    return this.#review.store
      .session()
      .reader.all<Ids>(sql)
      .map(({ id }) => id);
  }

  async #askAll(): Promise<Answers> {
    const inputs = this.#inputs();
    const answers = new Map<string, string>();
    for (const method of queries.keys()) {
      for (const input of inputs.get(method) ?? [{}]) {
        const reply = await this.#review.store.call({ id: 1, method, input });
        if (!reply.ok && reply.error.code === 'invalid-input')
          throw new Error(`${method}: ${reply.error.message}`);
        answers.set(
          `${method} ${JSON.stringify(input)}`,
          JSON.stringify(reply.ok ? reply.value : reply.error.code),
        );
      }
    }
    return answers;
  }
}
