/**
 * Licences that may be in the built app. Another one is a decision for a person, not for a script. MPL-2.0 is for
 * libraries that are used as they come: its terms are about changes to their own files.
 */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * Whether an SPDX expression allows use here: of `A OR B` one is enough, `A AND B` needs both.
 * @param {string} expression without nested brackets of mixed kind
 */
export function isAllowed(expression) {
  const plain = expression.replace(/[()]/g, ' ');
  return plain
    .split(/\sOR\s/)
    .some((choice) => choice.split(/\sAND\s/).every((name) => ALLOWED.has(name.trim())));
}
