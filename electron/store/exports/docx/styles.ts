import type { IStylesOptions } from 'docx';

/** Fonts that every word processor has or replaces by one of the same widths. */
const font = 'Arial';
/** Sizes are in half points, spaces in twentieths of a point. */
export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: { font, size: 20, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 80 } },
    },
    title: { run: { font, size: 32, bold: true }, paragraph: { spacing: { after: 120 } } },
    heading2: {
      run: { font, size: 24, bold: true, color: '1F2A37' },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    hyperlink: { run: { color: '1F4E9E', underline: {} } },
  },
  paragraphStyles: [
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 17 }, paragraph: { spacing: { after: 0 } } },
    {
      id: 'CellSmall',
      name: 'Cell, beside',
      basedOn: 'Cell',
      run: { size: 15, color: '4A5565' },
      paragraph: { spacing: { before: 20, after: 0 } },
    },
    {
      id: 'Facts',
      name: 'Facts',
      basedOn: 'Normal',
      run: { size: 18, color: '364152' },
      paragraph: { spacing: { after: 40 } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { indent: { left: 567, hanging: 567 }, spacing: { after: 60 } },
    },
    {
      id: 'Reference',
      name: 'Reference',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { indent: { left: 425, hanging: 425 }, spacing: { after: 60 } },
    },
  ],
};
