import type { Page } from 'playwright';
import { documentOf } from '../../pages/read-page.ts';
import type { PopplerPdf, PopplerWord } from './poppler.ts';

export type Turn = 0 | 90 | 180 | 270;
type Point = { readonly x: number; readonly y: number };

/** A PDF in the window, shown at a size and turned. */
export interface Sheet {
  readonly page: Page;
  readonly pdf: PopplerPdf;
  readonly turn: Turn;
}

/** Shows pages at so many percent, by the keys that a person has. */
export async function zoomTo(page: Page, percent: number): Promise<void> {
  const shown = async (): Promise<number> => Number.parseInt(await page.getByTestId('zoom').innerText(), 10);
  await documentOf(page).focus();
  for (let step = 0; step < 30; step += 1) {
    const now = await shown();
    if (now === percent) return;
    await page.keyboard.press(now < percent ? 'Control+=' : 'Control+-');
    await page.waitForTimeout(60);
  }
  throw new Error(`No step of zoom shows ${percent} %.`);
}

const turns: readonly Turn[] = [0, 90, 180, 270];

/** Turns pages clockwise, by the key that a person has. */
export async function turnTo(page: Page, from: Turn, to: Turn): Promise<void> {
  const quarters = (turns.indexOf(to) - turns.indexOf(from) + 4) % 4;
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    await page.keyboard.press('Control+]');
    await page.waitForTimeout(150);
  }
}

/** A point of a page (PDF units from its upper left corner, upright) on the turned page, in units of it. */
function turned(point: Point, size: { readonly width: number; readonly height: number }, turn: Turn): Point {
  const { x, y } = point;
  if (turn === 90) return { x: size.height - y, y: x };
  if (turn === 180) return { x: size.width - x, y: size.height - y };
  if (turn === 270) return { x: y, y: size.width - x };
  return point;
}

/** Where points of a page stand in the window now; null while the page is not mounted. */
export async function pageOnScreen(sheet: Sheet, number: number): Promise<((point: Point) => Point) | null> {
  const size = sheet.pdf.pages[number - 1];
  const element = sheet.page.locator(`[data-page="${number}"]`);
  if (size === undefined || (await element.count()) === 0) return null;
  const box = await element.boundingBox();
  if (box === null) return null;
  const upright = sheet.turn === 0 || sheet.turn === 180;
  const scale = box.width / (upright ? size.width : size.height);
  return (point) => {
    const shown = turned(point, size, sheet.turn);
    return { x: box.x + shown.x * scale, y: box.y + shown.y * scale };
  };
}

async function onScreen(sheet: Sheet, number: number, point: Point): Promise<Point | null> {
  const place = await pageOnScreen(sheet, number);
  return place === null ? null : place(point);
}

/** Where a word begins or ends, half way up its line: PDF units from the page's upper left corner. */
export function edgeOf(word: PopplerWord, edge: 'left' | 'right'): Point {
  return { x: word[edge], y: (word.top + word.bottom) / 2 };
}

/**
 * The whole pixel at which a hand aims: at the word's outer edge, rounded away from the word in the direction in
 * which lines run, to the middle of the pixel across.
 */
function aimed(point: Point, edge: 'left' | 'right', turn: Turn): Point {
  const out = (edge === 'left') === (turn === 0 || turn === 90) ? Math.floor : Math.ceil;
  const along = turn === 0 || turn === 180;
  return along ? { x: out(point.x), y: Math.round(point.y) } : { x: Math.round(point.x), y: out(point.y) };
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function viewOf(page: Page): Promise<Box> {
  const view = await documentOf(page).boundingBox();
  if (view === null) throw new Error('No paper is open.');
  return view;
}

/** Room that is kept to the edges of the view, where scrollbars lie. */
const room = 30;

function isInside(view: Box, { x, y }: Point): boolean {
  const { width, height } = view;
  return x > view.x + room && x < view.x + width - room && y > view.y + room && y < view.y + height - room;
}

/** Scrolls until a point of a page lies in the view, a third down; before anything is pressed. */
export async function bringIntoView(sheet: Sheet, number: number, point: Point): Promise<Point> {
  const { page, pdf } = sheet;
  const view = await viewOf(page);
  const mounted = async (): Promise<Point | null> => onScreen(sheet, number, point);
  if ((await mounted()) === null) {
    await documentOf(page).evaluate(
      (element, share) => {
        element.scrollTop = element.scrollHeight * share;
      },
      (number - 0.8) / pdf.pages.length,
    );
    await page.locator(`[data-page="${number}"]`).waitFor();
  }
  const at = await mounted();
  if (at === null) throw new Error(`Page ${number} is not shown.`);
  if (!isInside(view, at)) {
    const by = { x: at.x - (view.x + view.width / 2), y: at.y - (view.y + view.height / 3) };
    await documentOf(page).evaluate((element, { x, y }) => element.scrollBy(x, y), by);
    await page.waitForTimeout(120);
  }
  return (await mounted()) ?? at;
}

/** Turns the wheel, with the button held, until a point of a page lies in the view. */
async function wheelIntoView(sheet: Sheet, number: number, point: Point): Promise<Point> {
  const { page } = sheet;
  const view = await viewOf(page);
  for (let turns = 0; turns < 20; turns += 1) {
    const at = await onScreen(sheet, number, point);
    if (at !== null && isInside(view, at)) return at;
    const by =
      at === null
        ? { x: 0, y: view.height / 2 }
        : { x: at.x - (view.x + view.width / 2), y: at.y - (view.y + view.height / 2) };
    await page.mouse.wheel(by.x, by.y);
    await page.waitForTimeout(150);
  }
  throw new Error(`A word of page ${number} did not come into view.`);
}

/** Drags the mouse from the beginning of one word to the end of another, over columns and pages. */
export async function dragWords(sheet: Sheet, first: PopplerWord, last: PopplerWord): Promise<void> {
  const { page, turn } = sheet;
  const start = edgeOf(first, 'left');
  const end = edgeOf(last, 'right');
  await bringIntoView(sheet, last.page, end);
  const from = aimed(await bringIntoView(sheet, first.page, start), 'left', turn);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = aimed(await wheelIntoView(sheet, last.page, end), 'right', turn);
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
}
