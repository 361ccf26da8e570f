import type { Figure } from './figure.ts';
import { toSvg } from './svg.ts';

/** Letters of a script that the shipped font (Liberation Sans) has none of, such as Arabic or Chinese. */
const beyond =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Common}\p{Script=Inherited}]/u;

/** Whether a picture of a figure that is drawn with the shipped font has boxes in place of letters. */
export function hasBoxes(figure: Figure): boolean {
  return beyond.test(toSvg(figure));
}
