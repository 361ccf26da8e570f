/** Letters that are written from right to left, by their scripts. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/**
 * Which way a text runs, by its first letter, as `dir="auto"` of HTML has it (Unicode Standard Annex 9, P2); for
 * what holds several texts that each have a direction of their own. Without a letter: left to right.
 */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
