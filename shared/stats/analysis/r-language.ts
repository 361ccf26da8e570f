import type { StudyRow } from '../effect-sizes/cells.ts';

/*
 * Pieces of a script for R.
 */

/** A number as R reads it back bit for bit. */
export function number(value: number | null): string {
  if (value === null) return 'NA';
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(0) : String(value);
}

/** A text as R reads it back; what no line can hold becomes a blank. */
export function text(value: string): string {
  const safe = value.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${safe.replaceAll(/\p{Cc}/gu, ' ')}"`;
}

/** Words that R reads otherwise than as a name. */
const reserved: ReadonlySet<string> = new Set(
  'if else repeat while function for next break TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_complex_ NA_character_ in'.split(
    ' ',
  ),
);

/** Columns that the script itself has. */
const own: ReadonlySet<string> = new Set(['study', 'row', 'yi', 'vi']);

/** What a column of the table is called in the script: one that the script has itself is told apart from it. */
export function sideName(column: string): string {
  return own.has(column) ? `${column} (of the table)` : column;
}

/** The name of a column, quoted as R quotes names. */
export function name(column: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9._]*$/u.test(column) && !reserved.has(column);
  return plain
    ? column
    : `\`${column
        .replaceAll('\\', '\\\\')
        .replaceAll('`', '\\`')
        .replaceAll(/\p{Cc}/gu, ' ')}\``;
}

/** A vector: of texts where one of its values is a text. Null is NA. */
export function vector(values: readonly (string | number | null)[]): string {
  const words = values.some((value) => typeof value === 'string');
  const written = values.map((value) =>
    value === null ? 'NA' : words ? text(String(value)) : number(typeof value === 'number' ? value : null),
  );
  const lines: string[] = [];
  for (let at = 0; at < written.length; at += 8) lines.push(written.slice(at, at + 8).join(', '));
  return `c(${lines.join(',\n    ')})`;
}

/** The line that makes a data frame. @param columns their names and vectors */
export function frame(called: string, columns: readonly (readonly [name: string, values: string])[]): string {
  const lines = columns.map(([column, values]) => `  ${name(column)} = ${values}`);
  return `${called} <- data.frame(\n${lines.join(',\n')},\n  check.names = FALSE, stringsAsFactors = FALSE)`;
}

/** The table of studies with its raw numbers; other columns beside them are as they are. */
export function rawFrame(
  studies: readonly StudyRow[],
  columns: readonly string[],
  sides: readonly (readonly [name: string, values: string])[] = [],
): string {
  // Counts as doubles: products of whole numbers beyond 2^31 would overflow in R.
  const values = columns.map((column) => {
    const cells = studies.map((study) => {
      const cell = study[column];
      return cell === null || cell === undefined || cell === '' ? null : Number(cell);
    });
    return [column, `as.numeric(${vector(cells)})`] as const;
  });
  return frame('raw', [
    ['study', vector(studies.map((study) => String(study['study'] ?? '')))],
    ...values,
    ...sides,
  ]);
}
