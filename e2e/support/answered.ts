/**
 * Puts a question to the main process until it answers. V8 may collect the promise behind an answer of Playwright's
 * `evaluate` while main is busy, and the driver then reports that instead of the answer: the question was carried
 * out, but what it gave is lost. So `ask` is put again, up to five times; it must do no harm when carried out twice.
 * Any other error is thrown as it is.
 */
export async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isLostAnswer(error) || attempt === 5) throw error;
    }
  }
}

/** Whether the driver lost an answer on its way. */
export function isLostAnswer(error: unknown): boolean {
  return error instanceof Error && /garbage collected|promise was collected/iu.test(error.message);
}
