import type { Range } from './code-points.ts';
import type { Frame } from './fragment.ts';

/** The id by which our files name the program that wrote them. */
export const PROGRAM = 'urn:sheaf:program';

/** A document as other programs may know it: by its bytes, its title and its DOI. */
export type SharedSource = {
  readonly sha256: string;
  readonly title: string;
  readonly doi: string | null;
  /** Its media type. */
  readonly format: string;
};

/** One stretch of words on one page, or one rectangle of a page. */
export type SharedPlace = {
  /** Null for a rectangle. */
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string } | null;
  /** From 1; null in a document without pages. */
  readonly page: number | null;
  /** Code points of the canonical text of its page, or of the whole document where it has no pages. */
  readonly position: Range | null;
  /** Names the way in which that text is made. */
  readonly recipe: string;
  readonly frame: Frame | null;
};

/** A value that a claim is coded with: `direction`, `favours-therapy`, "Direction: favours therapy". */
export type SharedValue = { readonly field: string; readonly value: string; readonly words: string };

/** A concept in its role: `therapy`. */
export type SharedConcept = { readonly role: string; readonly id: string; readonly name: string };

export type SharedClaim = {
  readonly id: string;
  /** What it says; never empty. */
  readonly statement: string;
  readonly note: string;
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
  readonly concepts: readonly SharedConcept[];
  readonly values: readonly SharedValue[];
};

/** An annotation as it is told to other programs. Moments are ISO 8601 in UTC. */
export type SharedAnnotation = {
  readonly id: string;
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
  readonly note: string;
  readonly source: SharedSource;
  readonly places: readonly SharedPlace[];
  readonly claims: readonly SharedClaim[];
};

/** The review that they are of, and what makes the file. */
export type SharedCollection = {
  readonly id: string;
  readonly title: string;
  readonly generated: string;
  readonly version: string;
};
