/** What the command line and the store's process use of the store. */
export { importArchive } from './archives/import-archive.ts';
export { createReview, type NewReview } from './create-review.ts';
export { listBackups } from './database/backups.ts';
export { refusalOf } from './database/refusals.ts';
export type { Grant } from './grants.ts';
export type { OpenMode, Opener } from './open-review.ts';
export { toPng } from './pictures/png.ts';
export { startChildReader } from './reading/child-process-reader.ts';
export type { ReaderChannel } from './reading/reader-channel.ts';
export { repairFromBackup } from './repair.ts';
export { openStore, type Store, type StoreOptions } from './store.ts';
export { inProcessClient } from './in-process-client.ts';
