/** The little of a connection that a step needs; steps import nothing of ours, so that they never change. */
export type MigrationDatabase = {
  exec(sql: string): void;
  all<Row>(sql: string, ...values: readonly (string | number | null)[]): Row[];
  run(sql: string, ...values: readonly (string | number | null)[]): unknown;
};

/** One step of the schema. `version` is what `user_version` becomes; versions are contiguous from 1. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  up(db: MigrationDatabase): void;
};
