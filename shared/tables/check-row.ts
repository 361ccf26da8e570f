type Cells = Readonly<Record<string, number | string | null>>;

/** What cannot be in a row: more events than people, a negative SD, an estimate outside of its interval. */
export function checkRow(cells: Cells): { readonly column: string; readonly message: string }[] {
  const number = (column: string): number | null => {
    const cell = cells[column];
    return typeof cell === 'number' ? cell : null;
  };
  return [
    ...counts.flatMap((column) => countProblem(column, number(column))),
    ...pairs.flatMap(([events, total]) => moreEvents(events, number(events), number(total))),
    ...positive.flatMap(([column, what]) => notPositive(column, number(column), what)),
    ...['hr', 'ratio'].flatMap((column) => interval(column, number(column), [number('lo'), number('hi')])),
    ...outside('p', number('p'), [0, 1], 'A p value lies between 0 and 1.'),
    ...outside('r', number('r'), [-1, 1], 'A correlation lies between −1 and 1.'),
  ];
}

type Found = { readonly column: string; readonly message: string }[];

const counts = ['e1', 'n1', 'e2', 'n2', 'x', 'x1', 'x2', 'n', 'tp', 'fp', 'fn', 'tn'];
const pairs = [
  ['e1', 'n1'],
  ['e2', 'n2'],
  ['x', 'n'],
] as const;
const positive = [
  ['t1', 'Person-time is above 0.'],
  ['t2', 'Person-time is above 0.'],
  ['t', 'Person-time is above 0.'],
  ['vi', 'A variance is above 0.'],
  ['sei', 'A standard error is above 0.'],
  ['v', 'A variance is above 0.'],
  ['hr', 'A hazard ratio is above 0.'],
  ['ratio', 'A ratio is above 0.'],
  ['sd1', 'A standard deviation is above 0.'],
  ['sd2', 'A standard deviation is above 0.'],
  ['sd', 'A standard deviation is above 0.'],
] as const;

function countProblem(column: string, value: number | null): Found {
  if (value === null || (Number.isSafeInteger(value) && value >= 0)) return [];
  return [{ column, message: `${value} is no count: counts are whole and not below 0.` }];
}

function moreEvents(column: string, events: number | null, total: number | null): Found {
  if (events === null || total === null || events <= total) return [];
  return [{ column, message: `${events} of ${total}: more events than people.` }];
}

function notPositive(column: string, value: number | null, message: string): Found {
  return value === null || value > 0 ? [] : [{ column, message: `${value}: ${message}` }];
}

function interval(
  column: string,
  value: number | null,
  [lo, hi]: readonly [number | null, number | null],
): Found {
  if (value === null || lo === null || hi === null || (lo < hi && lo <= value && value <= hi)) return [];
  return [
    { column, message: `${value} with an interval from ${lo} to ${hi}: the estimate lies outside of it.` },
  ];
}

function outside(
  column: string,
  value: number | null,
  [low, high]: readonly [number, number],
  message: string,
): Found {
  return value === null || (value >= low && value <= high)
    ? []
    : [{ column, message: `${value}: ${message}` }];
}
