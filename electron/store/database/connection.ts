import Database from 'better-sqlite3';

/** What SQLite takes and gives. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A handle that can only read. Repositories take it first, so a read helper can't write by mistake. */
export type Reader = {
  /** All rows of a select. The row type is the caller's promise: it names the columns that the SQL selects. */
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[];
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined;
};

/** A handle that can write too. Only `changes/` holds that of review.db, only `derived/` that of derived.db. */
export type Writer = Reader & {
  run(sql: string, ...values: readonly SqlValue[]): { readonly changes: number };
  /** Several statements without values. */
  exec(sql: string): void;
  /** Runs `work` in one immediate transaction; anything thrown rolls it back and is thrown on. */
  transaction<T>(work: () => T): T;
};

/** A connection that its owner closes. */
export type Connection = Writer & {
  readonly path: string;
  /** Answers the first column of a pragma. */
  pragma(text: string): unknown;
  /** Copies the database, live, by SQLite's backup API. */
  backupTo(path: string): Promise<void>;
  close(): void;
};

export type OpenOptions = { readonly readonly?: boolean; readonly mustExist?: boolean };

/**
 * Opens a database file (or ':memory:') with statements kept prepared.
 * @throws SqliteError as SQLite says it; `refusalOf` turns it into an error for people.
 */
export function openConnection(path: string, options: OpenOptions = {}): Connection {
  const db = new Database(path, {
    readonly: options.readonly ?? false,
    fileMustExist: options.mustExist ?? false,
  });
  const prepared = new Map<string, Database.Statement<SqlValue[], unknown>>();
  const statement = (sql: string): Database.Statement<SqlValue[], unknown> => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = db.prepare<SqlValue[], unknown>(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    path,
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => statement(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      statement(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => ({ changes: statement(sql).run(...values).changes }),
    exec: (sql) => {
      db.exec(sql);
    },
    transaction: (work) => db.transaction(work).immediate(),
    pragma: (text) => db.pragma(text, { simple: true }),
    backupTo: async (target) => {
      await db.backup(target);
    },
    close: () => {
      prepared.clear();
      db.close();
    },
  };
}
