/** A number as it stands in printed words. */
export type PrintedNumber = {
  readonly value: number;
  /** Digits behind the point. */
  readonly decimals: number;
  /** Digits from the first that is not 0. */
  readonly significant: number;
};

const NUMBER = /(?<![\p{L}\d])(?:\d{1,12}(?:[.,·•∙⋅]\d{1,12})?|[.·•∙⋅]\d{1,12})/gu;

/** The numbers in printed words, without their signs; a comma is taken for a decimal mark and for one of thousands. */
export function printedNumbers(words: string): PrintedNumber[] {
  return [...words.matchAll(NUMBER)].flatMap(([raw]) => {
    const [whole = '', fraction = ''] = raw.split(/[.,·•∙⋅]/u);
    const grouped = raw.includes(',') && fraction.length === 3 ? [printed(whole + fraction, '')] : [];
    return [printed(whole, fraction), ...grouped];
  });
}

function printed(whole: string, fraction: string): PrintedNumber {
  const significant = `${whole}${fraction}`.replace(/^0+/u, '').length;
  return {
    value: Number(`${whole === '' ? '0' : whole}.${fraction === '' ? '0' : fraction}`),
    decimals: fraction.length,
    significant,
  };
}
