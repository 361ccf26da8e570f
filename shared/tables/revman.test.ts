import { describe, expect, test } from 'vitest';
import { rowsOf as studiesOf } from '../testing/meta-data.ts';
import { dataText, noSheafData, sheafData } from '../testing/sheaf-data.ts';
import { readTable } from './read-table.ts';
import { recogniseShape } from './recognise-shape.ts';
import { rowsOf } from './rows-of.ts';
import { wholeOf } from './testing/shown.ts';
import { readXml } from './xml.ts';

function allOf(text: string) {
  return readTable(text).tables.map((table) => {
    const { mapping, family } = recogniseShape(table);
    return {
      table,
      family,
      mapping,
      ...(mapping === null ? { rows: [], problems: [] } : rowsOf(table, mapping)),
    };
  });
}

const columns =
  'Comparison Number,Outcome Number,Subgroup Number,Name,Data Type,Statistical Method,Effect Measure,Events 1,Total 1,Events 2,Total 2,O-E,Variance,Effect Estimate,SE,CI Start,CI End,Group Label 1,Group Label 2,Year of study,User defined order';

describe('RevMan 5', () => {
  test.skipIf(sheafData === null).each([
    ['the export of data and analyses', 'Fleiss1993_CR.csv', 'revman-csv', 'MD'],
    ['a review', 'Fleiss1993.rm5', 'revman-xml', 'SMD'],
  ])(
    `%s gives both outcomes with the numbers of the data sets (${noSheafData})`,
    (_name, file, source, measure) => {
      const text = dataText('meta', 'revman', file);
      expect(readTable(text).source).toBe(source);
      const [aspirin, mental, ...others] = allOf(text);
      expect(others).toEqual([]);
      expect(aspirin?.table.title).toEqual({
        comparison: 'Examples from Fleiss (1993)',
        outcome: 'Aspirin for Preventing Death after Myocardial Infarction',
        measure: 'OR',
        group1: 'Aspirin',
        group2: 'Control',
      });
      expect(aspirin?.mapping?.measure).toBe('OR');
      expect(mental?.mapping?.measure).toBe(measure);
      const numbers = (rows: readonly { readonly cells: object }[] = []) =>
        rows.map(({ cells }) => ({ ...cells }));
      const known = (id: string) => studiesOf(id).map(({ study: _study, ...cells }) => cells);
      expect(numbers(aspirin?.rows)).toEqual(known('fleiss1993bin'));
      expect(numbers(mental?.rows)).toEqual(known('fleiss1993cont'));
      expect([aspirin?.problems, mental?.problems]).toEqual([[], []]);
    },
  );

  test('subgroups, generic effects and O − E of an export', () => {
    const text = [
      columns,
      '1,0,0,"A, against B",,,,,,,,,,,,,,,,,',
      '1,1,0,Death,DIC,MH,RR,3,50,5,51,,,0.6,,0.1,3,A,B,,',
      '1,1,1,Children,,,,1,20,2,21,,,0.5,,0.1,3,,,,',
      '1,1,1,X 2001,,,,1,20,2,21,,,0.5,0.7,0.1,3,,,2001,1',
      '1,1,2,Adults,,,,2,30,3,30,,,0.5,,0.1,3,,,,',
      '1,1,2,Y 2002,,,,2,30,3,30,,,0.5,0.7,0.1,3,,,2002,2',
      '1,2,0,Survival,IV,IV,HR,,,,,,,0.5,,0.1,3,A,B,,',
      '1,2,0,X 2001,,,,0,10,0,10,,,0.5,0.25,0.3,0.8,,,2001,1',
      '1,3,0,Relapse,OEV,EXP_O_E_VAR,HR,,,,,,,0.5,,0.1,3,A,B,,',
      '1,3,0,X 2001,,,,0,10,0,10,-1.5,4.2,0.5,0.25,0.3,0.8,,,2001,1',
    ].join('\r\n');
    const [death, survival, relapse] = allOf(text);
    expect(death?.mapping).toMatchObject({ measure: 'RR', subgroup: 'subgroup', group1: 'A', group2: 'B' });
    expect(death?.table.title.comparison).toBe('A, against B');
    expect(death?.rows.map(({ study, cells, line }) => [study, cells, line])).toEqual([
      ['X 2001', { e1: 1, n1: 20, e2: 2, n2: 21, year: 2001, subgroup: 'Children' }, 5],
      ['Y 2002', { e1: 2, n1: 30, e2: 3, n2: 30, year: 2002, subgroup: 'Adults' }, 7],
    ]);
    expect(survival?.mapping).toMatchObject({ measure: 'HR' });
    expect(survival?.rows[0]?.cells).toEqual({ yi: Math.log(0.5), sei: 0.25, year: 2001 });
    expect(relapse?.family).toBe('log-rank');
    expect(relapse?.rows[0]?.cells).toEqual({ oe: -1.5, v: 4.2, year: 2001 });
  });

  test('ratios by generic inverse variance have the SE of their logarithms, and are told by their names', () => {
    const text = [
      columns,
      '1,0,0,"A, against B",,,,,,,,,,,,,,,,,',
      '1,1,0,Infection,IV,IV,Odds Ratio,,,,,,,0.5,,0.1,3,A,B,,',
      '1,1,0,X 2001,,,,0,10,0,10,,,0.5,0.25,0.3,0.8,,,2001,1',
    ].join('\r\n');
    const [infection] = allOf(text);
    expect(infection?.mapping).toMatchObject({ measure: 'GENR', effect: 'OR' });
    expect(infection?.rows[0]?.cells).toEqual({ yi: Math.log(0.5), sei: 0.25, year: 2001 });
  });

  test('a review with entities, subgroups and an outcome of odd kind', () => {
    const text = `<?xml version="1.0"?><COCHRANE_REVIEW><!-- <STUDY> -->
      <STUDY ID="S1" NAME="O&apos;Neil &#38; M&#xFC;ller 2001" YEAR="2001"/>
      <COMPARISON><NAME>A &lt; B</NAME>
        <DICH_OUTCOME EFFECT_MEASURE="PETO_OR"><NAME>Death</NAME>
          <DICH_SUBGROUP><NAME>Children</NAME>
            <DICH_DATA EVENTS_1="1" TOTAL_1="20" EVENTS_2="2" TOTAL_2="21" STUDY_ID="S1"><FOOTNOTE>a > b</FOOTNOTE></DICH_DATA>
          </DICH_SUBGROUP>
        </DICH_OUTCOME>
        <OTHER_OUTCOME><NAME>Words</NAME></OTHER_OUTCOME>
      </COMPARISON></COCHRANE_REVIEW>`;
    const [death, ...others] = allOf(text);
    expect(others).toEqual([]);
    expect(death?.table.title).toMatchObject({ comparison: 'A < B', outcome: 'Death', measure: 'PETO' });
    expect(death?.rows[0]).toMatchObject({
      study: "O'Neil & Müller 2001",
      cells: { e1: 1, n1: 20, e2: 2, n2: 21, year: 2001, subgroup: 'Children' },
    });
  });
});

test('rows of a data package: analyses apart, #N/A empty, effects on the scale of analysis', () => {
  const text = `\uFEFF${[
    'Analysis group,Analysis number,Analysis name,Subgroup,Study,Study year,Experimental cases,Experimental N,Control cases,Control N,Experimental mean,Experimental SD,Control mean,Control SD,GIV Mean,GIV SE,O-E,Variance,Mean,CI start,CI end',
    '1,1,Death,Children,X 2001,2001,1,20,2,21,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,0.5,0.1,3',
    '1,2,Survival,#N/A,X 2001,2001,#N/A,20,#N/A,21,#N/A,#N/A,#N/A,#N/A,-0.6931,0.25,#N/A,#N/A,0.5,0.3,0.8',
    '1,3,Pain,#N/A,X 2001,2001,#N/A,20,#N/A,21,5.5,1.2,6,1.1,#N/A,#N/A,#N/A,#N/A,-0.5,-1,0',
  ].join('\n')}`;
  expect(readTable(text).source).toBe('revman-data-rows');
  const [death, survival, pain] = allOf(text);
  expect(death?.rows[0]?.cells).toEqual({ e1: 1, n1: 20, e2: 2, n2: 21, year: 2001, subgroup: 'Children' });
  expect(survival?.rows[0]?.cells).toEqual({ yi: -0.6931, sei: 0.25, year: 2001 });
  expect(survival && recogniseShape(survival.table).questions.map(({ id }) => id)).toContain('effect');
  expect(survival && recogniseShape(survival.table, { effect: 'HR' }).mapping?.measure).toBe('HR');
  expect(pain?.rows[0]?.cells).toEqual({ m1: 5.5, sd1: 1.2, n1: 20, m2: 6, sd2: 1.1, n2: 21, year: 2001 });
});

test('XML that is not well formed is read as far as it goes, quickly', () => {
  expect(readXml('<a x="1"><b>t</c></b><d/></a>')).toMatchObject({
    name: 'a',
    children: [{ name: 'b', text: 't' }, { name: 'd' }],
  });
  expect(readXml('no element')).toBeNull();
  for (const part of ['<!--', '<![CDATA[', '<a ', '<a "', '<!x', '<a>', '</a>', '&#99999999;'])
    readXml(part.repeat(100_000));
});

interface Trial {
  readonly id: string;
  readonly results: readonly {
    readonly outcome: string;
    readonly hr?: number;
    readonly ci?: readonly number[];
    readonly [name: string]: unknown;
  }[];
}

test.skipIf(sheafData === null)(
  `a table of the sample’s trials, as it would be typed (${noSheafData})`,
  () => {
    const { trials }: { readonly trials: readonly Trial[] } = JSON.parse(dataText('sample', 'trials.json'));
    const found = trials.flatMap(({ id, results }) =>
      results.flatMap(({ outcome, hr, ci }) =>
        hr === undefined || ci === undefined ? [] : [{ id, outcome, hr, ci }],
      ),
    );
    expect(found.length).toBeGreaterThan(5);
    const print = (value: number | undefined): string => String(value).replace('.', ',');
    const german = found.map(
      ({ id, outcome, hr, ci }) => `${id}\t${outcome}\t${print(hr)} (${print(ci[0])}–${print(ci[1])})`,
    );
    const { shape, rows, problems } = wholeOf(['Studie\tEndpunkt\tHR (95 %-KI)', ...german].join('\n'));
    expect(problems).toEqual([]);
    expect(shape.mapping?.measure).toBe('HR');
    expect(rows.map(({ study, cells }) => ({ study, ...cells }))).toEqual(
      found.map(({ id, outcome, hr, ci }) => ({ study: id, hr, lo: ci[0], hi: ci[1], Endpunkt: outcome })),
    );
  },
);
