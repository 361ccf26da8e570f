import type { Locator, Page } from 'playwright';

type Act = { readonly act: 'click' } | { readonly act: 'choose'; readonly label: string };

/**
 * Presses a control within the page and answers how long it took until other rows were painted, in ms: the frame after
 * the table's rows had changed and the first one had its words. The way from the driver to the page is not in it.
 * @throws Error when the rows do not change within 20 s
 */
export async function paintedAfter(page: Page, control: Locator, act: Act): Promise<number> {
  const rows = await page.locator('[role="rowgroup"]').last().elementHandle();
  if (rows === null) throw new Error('There is no table.');
  return control.evaluate(
    async (element, { body, what }) => {
      const first = (): string =>
        [...body.querySelectorAll('[role="row"]')]
          .toSorted(
            (a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')),
          )
          .slice(0, 4)
          .map((row) => row.textContent)
          .join('|');
      const before = `${body.closest('[aria-rowcount]')?.getAttribute('aria-rowcount')} ${first()}`;
      const start = performance.now();
      if (what.act === 'click') {
        if (element instanceof HTMLElement) element.click();
      } else if (element instanceof HTMLSelectElement) {
        const option = [...element.options].find(({ label }) => label === what.label);
        if (option === undefined) throw new Error(`There is no ${what.label}.`);
        element.value = option.value;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }
      const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
      for (;;) {
        await frame();
        const now = `${body.closest('[aria-rowcount]')?.getAttribute('aria-rowcount')} ${first()}`;
        if (now !== before && first() !== '' && !/\|\|/u.test(first())) break;
        if (performance.now() - start > 20_000) throw new Error('The rows did not change.');
      }
      // What was set before this frame is painted when the next one begins.
      await frame();
      return performance.now() - start;
    },
    { body: rows, what: act },
  );
}

/** Frame times of scrolling the table by a few rows a frame, and of an empty list as high in the same window, in ms. */
export async function framesOf(
  page: Page,
  frames: number,
): Promise<{ readonly ours: number[]; readonly empty: number[] }> {
  return page
    .getByRole('grid', { name: 'Evidence' })
    .or(page.getByRole('treegrid', { name: 'Evidence' }))
    .evaluate(async (grid, count) => {
      const scroller = grid.parentElement;
      if (scroller === null) throw new Error('The table does not scroll.');
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      const scrolled = async (element: Element): Promise<number[]> => {
        element.scrollTop = 0;
        await frame();
        const times: number[] = [];
        let last = await frame();
        for (let at = 0; at < count; at += 1) {
          element.scrollTop += 120;
          const now = await frame();
          times.push(now - last);
          last = now;
        }
        return times;
      };
      const list = document.createElement('div');
      const { width, height, left, top } = scroller.getBoundingClientRect();
      list.style.cssText = `position:fixed;overflow:auto;z-index:9999;background:#fff;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
      const inside = document.createElement('div');
      inside.style.height = `${scroller.scrollHeight}px`;
      list.append(inside);
      document.body.append(list);
      const empty = await scrolled(list);
      list.remove();
      const ours = await scrolled(scroller);
      scroller.scrollTop = 0;
      return { ours, empty };
    }, frames);
}
