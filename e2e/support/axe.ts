import axe from 'axe-core';
import type { Page } from 'playwright';
import { z } from 'zod';

const Findings = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().nullish() })),
  }),
);

/** One rule that a screen breaks, in words for a test's message. */
export type Finding = string;

/**
 * Runs axe in a window and answers its serious and critical findings; none is an empty list.
 * (`@axe-core/playwright` wants a new tab for its work, which Electron has not.)
 */
export async function seriousFindings(page: Page): Promise<Finding[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const raw: unknown = await page.evaluate('axe.run(document).then(({ violations }) => violations)');
  return Findings.parse(raw)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => {
      const places = nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ''}`);
      return `${id} (${impact})\n${places.join('\n')}`;
    });
}

/** Half faded in, a word has a contrast that nobody reads it at. An animation without end is not waited for. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ends = document.getAnimations().map((animation) => animation.finished);
    const patience = new Promise((resolve) => setTimeout(resolve, 1_000));
    return Promise.race([Promise.allSettled(ends), patience]).then(() => undefined);
  });
}
