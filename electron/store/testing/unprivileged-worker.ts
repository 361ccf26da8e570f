import { v7 } from 'uuid';
import { DocumentId, GrantId, JobId } from '#shared/contract/ids.ts';
import { basename } from 'node:path';
import { inProcessClient } from '../in-process-client.ts';
import { openStore } from '../store.ts';
import { testOptions } from '../testing.ts';

/* Opens a review as another user, tries everything a person may try, and prints what came of it as JSON. */

const [path = '', profileDir = '', exportTo = '', documentId = ''] = process.argv.slice(2);

async function tryAll(): Promise<unknown> {
  const opened = await openStore(path, testOptions(profileDir));
  if (!opened.ok) return { code: opened.error.code, message: opened.error.message };
  const store = opened.value;
  const client = inProcessClient(store);
  const id = DocumentId.parse(documentId);
  const review = await client.reviews.get({});
  const edited = await client.documents.edit({ documentId: id, set: { title: 'Mine' } });
  const undone = await client.history.undo({});
  const imported = await client.imports.start({ jobId: JobId.parse(v7()), grants: [GrantId.parse(v7())] });
  const backupJob = JobId.parse(v7());
  await client.backups.create({ jobId: backupJob });
  const backup = await store.settled(backupJob);
  const exportJob = JobId.parse(v7());
  const grantId = GrantId.parse(v7());
  store.grant([{ id: grantId, access: 'write', path: exportTo, name: basename(exportTo) }]);
  await client.evidence.export({ jobId: exportJob, grantId, format: 'csv', filter: {} });
  const exported = await store.settled(exportJob);
  const checkJob = JobId.parse(v7());
  await client.reviews.check({ jobId: checkJob });
  const checked = await store.settled(checkJob);
  const said = {
    readOnly: review.ok ? review.value.readOnly : review.error,
    edited: edited.ok ? 'done' : edited.error.code,
    undone: undone.ok ? 'done' : undone.error.code,
    imported: imported.ok ? 'done' : imported.error.code,
    backup: backup.error?.code ?? backup.state,
    exported: exported.state,
    check: checked.result,
    documents: await client.documents.list({}),
    claims: await client.claims.list({}),
    search: await client.search.query({ words: 'remission' }),
    text: await client.text.page({ documentId: id, page: 1 }).then((page) => page.ok),
  };
  await store.close();
  return said;
}

process.stdout.write(`${JSON.stringify({ uid: process.getuid?.(), ...Object(await tryAll()) })}\n`);
