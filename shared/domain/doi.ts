/**
 * A DOI as it is kept: without the address or the word before it.
 * @returns null for what is no DOI: "10.", a registrant of four or more digits, a slash and a suffix without white
 * space (DOI Handbook, 2.2)
 */
export function tidyDoi(text: string): string | null {
  const bare = text.trim().replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/iu, '');
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+$/u.test(bare) ? bare : null;
}
