/** Ids as the names that they have now. */
export type Names = Readonly<Record<string, string>>;

/** A value as the text of a cell: names with their ids behind, lists by `; `, what has parts as JSON. */
export function cellWords(value: unknown, names: Names): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') {
    const name = names[value];
    return name === undefined || name === '' ? value : `${name} (${value})`;
  }
  const plain = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return plain ? value.map((item) => cellWords(item, names)).join('; ') : JSON.stringify(value);
}
