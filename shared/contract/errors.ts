import { z } from 'zod';

/** Every way in which a call may be refused. The list is closed; each feature adds its own codes here. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'exists',
  'conflict',
  'review-open',
  'review-moved',
  'review-newer',
  'review-damaged',
  'review-foreign',
  'read-only',
  'disk-full',
  'locked',
  'cancelled',
  'empty-file',
  'too-large',
  'unsupported-format',
  'unreadable',
  'wrong-password',
  'quote-not-found',
  'quote-ambiguous',
  'unknown-concept',
  'stale-undo',
  'store-restarted',
  'impossible-data',
  'not-converged',
  'internal',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What a refused call answers: a code for programs, a message for people, and what the message speaks of. */
export const AppError = z.strictObject({
  code: ErrorCode,
  message: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
  traceId: z.string().default(''),
});
export type AppError = z.infer<typeof AppError>;

/** Makes an error; the trace id is filled in where the error leaves the store. */
export function appError(code: ErrorCode, message: string, details: Record<string, unknown> = {}): AppError {
  return { code, message, details, traceId: '' };
}
