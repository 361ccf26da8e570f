import { protocol } from 'electron';

/** The page's own origin. A standard scheme: relative addresses, storage and an origin work as on the web. */
export const appOrigin = 'app://sheaf';

/** The one page; what it shows follows from who asks. */
export const appPage = `${appOrigin}/index.html`;

/** Declares the app's own schemes. Electron takes this before `ready` only. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    {
      scheme: 'document',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
}
