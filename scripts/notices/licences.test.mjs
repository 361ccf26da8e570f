import { expect, test } from 'vitest';
import { isAllowed } from './licences.mjs';

test.each(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND MIT', '(BSD-2-Clause OR MIT OR Apache-2.0)'])(
  '%s may be in the app',
  (expression) => {
    expect(isAllowed(expression)).toBe(true);
  },
);

test.each(['GPL-3.0', 'MIT AND AGPL-3.0', 'none named', '', 'SEE LICENSE IN LICENSE'])(
  '%s may not be in the app',
  (expression) => {
    expect(isAllowed(expression)).toBe(false);
  },
);
