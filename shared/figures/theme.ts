import type { Direction } from '#shared/domain/values.ts';

/** The colours of a figure. */
export type FigureTheme = {
  readonly ground: string;
  readonly sunken: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly warn: string;
  readonly direction: Readonly<Record<Direction, string>>;
};

type Hues = {
  readonly therapy: string;
  readonly comparator: string;
  readonly mixed: string;
  readonly grey: string;
  readonly teal: string;
};

function directions({ therapy, comparator, mixed, grey, teal }: Hues): Record<Direction, string> {
  return {
    'favours-therapy': therapy,
    'favours-comparator': comparator,
    same: grey,
    mixed,
    'not-stated': grey,
    improved: teal,
    worsened: teal,
    unchanged: teal,
    'not-comparative': teal,
    higher: grey,
    lower: grey,
  };
}

/** On a light screen, on paper and in files. */
export const lightTheme: FigureTheme = {
  ground: '#ffffff',
  sunken: '#eeeeeb',
  line: '#dcdcd7',
  text: '#1c1d20',
  quiet: '#5a5d64',
  warn: '#8a5300',
  direction: directions({
    therapy: '#0b5cad',
    comparator: '#a8470a',
    mixed: '#6b35a8',
    grey: '#5a5d64',
    teal: '#0b6a6a',
  }),
};

export const darkTheme: FigureTheme = {
  ground: '#212429',
  sunken: '#17191c',
  line: '#353a42',
  text: '#e6e8eb',
  quiet: '#a9b0ba',
  warn: '#f0be6a',
  direction: directions({
    therapy: '#7db5f5',
    comparator: '#ffa764',
    mixed: '#c3a1f5',
    grey: '#a9b0ba',
    teal: '#6fcfcf',
  }),
};
