const NAME = /^sheaf:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;

/** The name (`NM`) under which an annotation of a review stands in a copy of its PDF. */
export function markName(annotationId: string): string {
  return `sheaf:${annotationId}`;
}

/** The annotation whose mark has this name; null for names that others gave. */
export function annotationOfMark(name: string): string | null {
  return NAME.exec(name)?.[1] ?? null;
}
