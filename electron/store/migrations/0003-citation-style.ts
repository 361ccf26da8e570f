import type { Migration } from './migration.ts';

const SQL = `
ALTER TABLE review ADD COLUMN citation_style TEXT NOT NULL DEFAULT 'vancouver';
`;

/** How the review's references are written. */
export const migration: Migration = { version: 3, name: 'citation-style', up: (db) => db.exec(SQL) };
