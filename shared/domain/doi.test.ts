import { expect, test } from 'vitest';
import { tidyDoi } from './doi.ts';

test.each([
  ['10.1056/NEJMoa1914609', '10.1056/NEJMoa1914609'],
  [' https://doi.org/10.1056/NEJMoa1914609 ', '10.1056/NEJMoa1914609'],
  ['http://dx.doi.org/10.1001/jama.2021.0669', '10.1001/jama.2021.0669'],
  ['doi: 10.1002/14651858.CD001.pub2', '10.1002/14651858.CD001.pub2'],
  ['DOI:10.1016/S0140-6736(21)00100-2', '10.1016/S0140-6736(21)00100-2'],
  ['10.1000.10/123456', '10.1000.10/123456'],
])('%s is kept as %s', (text, doi) => {
  expect(tidyDoi(text)).toBe(doi);
});

test.each([
  'not a doi',
  '',
  '10.1056',
  '10.1056/',
  '10.12/x',
  'https://example.org/10.1056/x',
  '10.1056/a b',
])('“%s” is no DOI', (text) => {
  expect(tidyDoi(text)).toBeNull();
});
