/** Causes of a failed `npm ci` by what npm prints, the particular before the general. */
const causes = [
  {
    signs:
      /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)\b/u,
    what: 'npm does not reach its registry, so the packages could not be downloaded.',
    mend: 'npm ping (until it answers: connect to the network, or set npm’s proxy; then run the command again)',
  },
  {
    signs: /\bE407\b|\b407 Proxy/u,
    what: 'The proxy between this machine and npm’s registry wants a name and password.',
    mend: 'npm config set https-proxy http://NAME:PASSWORD@HOST:PORT (then run the command again)',
  },
  {
    signs:
      /\b(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_HAS_EXPIRED)\b/u,
    what: 'The certificate of npm’s registry, or of a proxy before it, is not trusted here.',
    mend: 'npm config set cafile PATH-OF-YOUR-CERTIFICATE (then run the command again)',
  },
  {
    signs: /\bENOSPC\b/u,
    what: 'The disk is full, so the packages could not be installed.',
    mend: 'df -h . (free about 2 GB, then run the command again)',
  },
  {
    signs: /\b(EACCES|EPERM|EROFS)\b/u,
    what: 'Files of the project or of npm’s cache can not be written by this user.',
    mend: 'ls -ld . node_modules ~/.npm (make them yours with chown, then run the command again)',
  },
  {
    signs: /\bEUSAGE\b|can only install packages when your package\.json and package-lock\.json/u,
    what: 'package-lock.json does not fit package.json.',
    mend: 'npm install, then npm run lock',
  },
];

/**
 * Says why `npm ci` failed, in words of the person who ran it.
 * @param {string} output all that npm printed
 * @returns {{ what: string, mend: string }} what is missing, and the command that mends it
 */
export function npmFailure(output) {
  const known = causes.find(({ signs }) => signs.test(output));
  return known ?? { what: 'The packages could not be installed.', mend: 'npm ci (and read what it prints)' };
}
