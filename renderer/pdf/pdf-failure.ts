/** Why a PDF file, or one of its pages, can't be shown. `message` is a sentence for people. */
export type PdfFailure = {
  readonly code: 'password' | 'wrong-password' | 'broken' | 'not-there' | 'too-slow' | 'closed' | 'failed';
  readonly message: string;
};

type Named = { readonly name: string; readonly message: string; readonly code: unknown };

function named(thrown: unknown): Named {
  if (typeof thrown !== 'object' || thrown === null) return { name: '', message: String(thrown), code: null };
  return {
    name: 'name' in thrown ? String(thrown.name) : '',
    message: 'message' in thrown ? String(thrown.message) : '',
    code: 'code' in thrown ? thrown.code : null,
  };
}

/** pdf.js' `PasswordResponses.INCORRECT_PASSWORD`. */
const incorrectPassword = 2;

/** Turns what pdf.js threw while it opened a file into a failure. pdf.js' errors are told apart by name. */
export function openFailure(thrown: unknown): PdfFailure {
  const { name, message, code } = named(thrown);
  switch (name) {
    case 'PasswordException':
      return code === incorrectPassword
        ? { code: 'wrong-password', message: 'This password does not open the file.' }
        : { code: 'password', message: 'This PDF is protected by a password.' };
    case 'InvalidPDFException':
    case 'FormatError':
      return { code: 'broken', message: 'The file is damaged or is not a PDF, so its pages can’t be drawn.' };
    case 'ResponseException':
    case 'PdfBytesError':
      return { code: 'not-there', message: message || 'The file could not be read from the review.' };
    default:
      return {
        code: 'failed',
        message: `The file could not be opened: ${message || 'no reason was given'}.`,
      };
  }
}

/** Turns what pdf.js threw while it drew a page into a failure. */
export function pageFailure(thrown: unknown): PdfFailure {
  const { message } = named(thrown);
  return { code: 'failed', message: message || 'pdf.js gave no reason' };
}

/** True when drawing ended because nobody wanted the page any more. */
export function isCancelled(thrown: unknown): boolean {
  const { name } = named(thrown);
  return name === 'RenderingCancelledException' || name === 'AbortException' || name === 'AbortError';
}
