import { type AppError, appError } from '#shared/contract/errors.ts';
import { reached } from '#shared/domain/result-words.ts';
import type { Reached } from '#shared/domain/reported-result.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';

/**
 * What a person typed into a number field: a decimal point, comma or middle dot, any minus sign, "NR" for a value
 * that was not reached; nothing is null.
 * @param open whether the value may be one that was not reached
 */
export function typedNumber(text: string, open: boolean): Result<Reached, AppError> {
  const plain = text.trim().replace(/[−–]/gu, '-');
  if (plain === '') return ok(null);
  if (open && /^(?:nr|ne|not[ -]reached|not estimable|∞)$/iu.test(plain)) return ok('not-reached');
  const number = /^[+-]?(?:\d+(?:[.,·]\d+)?|[.,·]\d+)$/u.test(plain)
    ? Number(plain.replace(/[,·]/u, '.'))
    : NaN;
  if (Number.isFinite(number)) return ok(number);
  const hint = open ? 'Type one such as 0.39, or NR for not reached.' : 'Type one such as 0.39.';
  return err(appError('invalid-input', `“${plain}” is not a number. ${hint}`));
}

/** A number as its field shows it. */
export function shownNumber(value: Reached): string {
  return value === 'not-reached' ? 'NR' : reached(value);
}
