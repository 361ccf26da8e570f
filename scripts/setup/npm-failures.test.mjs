import { expect, test } from 'vitest';
import { npmFailure } from './npm-failures.mjs';

test.each([
  ['npm error code ECONNREFUSED\nnpm error syscall connect', /registry/u, /^npm ping/u],
  ['npm error code ENOTFOUND', /registry/u, /^npm ping/u],
  ['npm error code E407', /proxy/u, /https-proxy/u],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate/u, /cafile/u],
  ['npm error code ENOSPC\nnpm error ENOSPC: no space left on device, write', /disk is full/u, /^df/u],
  [
    "npm error code EACCES\nnpm error Error: EACCES: permission denied, mkdir '/x/node_modules'",
    /written/u,
    /^ls/u,
  ],
  ['npm error code EUSAGE', /does not fit/u, /^npm install/u],
  ['something that nobody has seen yet', /could not be installed/u, /^npm ci/u],
])('%s has its own words and command', (output, what, mend) => {
  const said = npmFailure(output);
  expect(said.what).toMatch(what);
  expect(said.mend).toMatch(mend);
});
