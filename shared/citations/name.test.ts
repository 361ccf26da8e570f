import { expect, test } from 'vitest';
import { parseName } from './name.ts';

/** "family|initials|suffix", with "group" behind a group. */
function told(author: string): string | null {
  const name = parseName(author);
  if (name === null) return null;
  const { family, initials, suffix, group } = name;
  return [family, initials.join(''), ...(suffix === null ? [] : [suffix]), ...(group ? ['group'] : [])].join(
    '|',
  );
}

test.each([
  ['Brown PA', 'Brown|PA'],
  ['Smith J et al.', 'Smith|J'],
  ['الخوارزمي م', 'الخوارزمي|م'],
  ['الخوارزمي م.أ.', 'الخوارزمي|مأ'],
  ['علي حسن', 'حسن|ع'],
  ['Brown P. A.', 'Brown|PA'],
  ['Brown, Patrick A.', 'Brown|PA'],
  ['Brown, PA', 'Brown|PA'],
  ['Brown, P.A.', 'Brown|PA'],
  ['Patrick A. Brown', 'Brown|PA'],
  ['P. A. Brown', 'Brown|PA'],
  ['Patrick A. Brown, MD, PhD', 'Brown|PA'],
  ['Brown, Patrick A., MD', 'Brown|PA'],
  ['Brown, MD', 'Brown|MD'],
  ['J. R. R. Tolkien', 'Tolkien|JRR'],
  ['van der Berg J', 'van der Berg|J'],
  ['van der Berg, Jan', 'van der Berg|J'],
  ['Berg, Jan van der', 'van der Berg|J'],
  ['Jan van der Berg', 'van der Berg|J'],
  ['Robert De Niro', 'De Niro|R'],
  ['José Ortega y Gasset', 'Ortega y Gasset|J'],
  ['van Gogh', 'van Gogh|'],
  ['Maria do Carmo Fonseca', 'Fonseca|MC'],
  ['Fonseca, Maria do Carmo', 'Fonseca|MC'],
  ['Jean-Paul Sartre', 'Sartre|J-P'],
  ['Sartre J-P', 'Sartre|J-P'],
  ['Sartre, J.-P.', 'Sartre|J-P'],
  ['García-Márquez G', 'García-Márquez|G'],
  ["O'Brien TJ", "O'Brien|TJ"],
  ['Ångström, Ö', 'Ångström|Ö'],
  ['King, Martin Luther, Jr.', 'King|ML|Jr'],
  ['King, Jr., Martin Luther', 'King|ML|Jr'],
  ['Martin Luther King Jr.', 'King|ML|Jr'],
  ['King ML Jr', 'King|ML|Jr'],
  ["O'Neil Jr., S.", "O'Neil|S|Jr"],
  ["O'Neil Jr S", "O'Neil|S|Jr"],
  ['de la Cruz III, Ana M.', 'de la Cruz|AM|III'],
  ['Smith JA 3rd', 'Smith|JA|III'],
  ['John A. Smith III', 'Smith|JA|III'],
  ['Okafor', 'Okafor|'],
  ['LI', 'LI|'],
  ['LI XY', 'LI|XY'],
  ['ANNA LEE', 'LEE|A'],
  ['Th. Fuchs', 'Fuchs|T'],
  ['李小龙', '李小龙|'],
  ['김 민수', '김 민수|'],
  ['Иванов И. И.', 'Иванов|ИИ'],
  ['Board PG', 'Board|PG'],
  ['Press, Oliver W.', 'Press|OW'],
  ["Children's Oncology Group", "Children's Oncology Group||group"],
  ['World Health Organization', 'World Health Organization||group'],
  ['The ASTRAL Investigators', 'The ASTRAL Investigators||group'],
  ['Ministry of Health, Labour and Welfare', 'Ministry of Health, Labour and Welfare||group'],
  ['Institute of Medicine (US)', 'Institute of Medicine (US)||group'],
  ['  Brown ,  Patrick ; ', 'Brown|P'],
  ['Brown PA*', 'Brown|PA'],
  ['', null],
  [' ., ', null],
])('%s is %s', (author, expected) => {
  expect(told(author)).toBe(expected);
});
