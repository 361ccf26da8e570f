import type { Session } from 'electron';
import { answerApp } from './app-files.ts';
import { answerDocument } from './document-bytes.ts';
import type { FolderOf } from './document-bytes.ts';

/** Serves `app://` from the built pages in `rendererDir` and `document://` from the reviews of open windows. */
export function serveProtocols(session: Session, rendererDir: string, folderOf: FolderOf): void {
  session.protocol.handle('app', (request) => answerApp(rendererDir, request.url));
  session.protocol.handle('document', (request) => answerDocument(folderOf, request));
}
