/** The page's own origin. A standard scheme: relative addresses, storage and an origin work as on the web. */
export const appOrigin = 'app://sheaf';

/** The one page; what it shows follows from who asks. */
export const appPage = `${appOrigin}/index.html`;
