import type { Figure } from './figure.ts';
import { toSvg } from './svg.ts';

/** Letters that pictures can’t draw right: those of scripts that the shipped font (Liberation Sans) lacks, and those written from right to left. */
const beyond = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** Whether a picture of a figure has boxes in place of letters, or letters the wrong way round. */
export function hasBoxes(figure: Figure): boolean {
  return beyond.test(toSvg(figure));
}
