import type { Figure } from './figure.ts';
import { toSvg } from './svg.ts';

/** Letters that pictures can’t draw right: those of scripts that the shipped font (Liberation Sans) lacks, and those written from right to left. */
const beyond = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** What is said where a picture has letters that it can’t draw right. */
export const boxesWords =
  'Some letters are not drawn right: pictures have Latin, Greek and Cyrillic ones. An SVG has all.';

/** Whether a picture of a figure has boxes in place of letters, or letters the wrong way round. */
export function hasBoxes(figure: Figure): boolean {
  return beyond.test(toSvg(figure));
}
