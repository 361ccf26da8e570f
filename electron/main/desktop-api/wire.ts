import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { callChannel } from '#shared/contract/desktop-channels.ts';
import type { DesktopCall } from '#shared/contract/desktop.ts';
import { isAppPage } from '../windows/harden.ts';
import type { PageWindow } from '../windows/page-window.ts';
import type { ReviewWindow } from '../windows/review-window.ts';

/** Who asks: a page of ours in one of our windows. */
export interface Caller {
  readonly page: PageWindow;
  readonly window: BrowserWindow;
  /** Null when Home asks. */
  readonly review: ReviewWindow | null;
}

/** A handler that takes what came over the wire, as it came. */
export type Wired = (caller: Caller, raw: unknown) => Promise<unknown>;

/** Puts a call's schemas around its handler: arguments are parsed before it runs, the answer after it. */
export function wire<I extends z.ZodType<readonly unknown[]>, O extends z.ZodType>(
  call: { readonly input: I; readonly output: O },
  run: (caller: Caller, input: z.output<I>) => z.input<O> | Promise<z.input<O>>,
): Wired {
  return async (caller, raw) => call.output.parse(await run(caller, call.input.parse(raw)));
}

/**
 * Registers every handler: these are the only ones in the program. A call is answered only when it comes
 * from the main frame of one of our windows, and that frame shows our page.
 */
export function registerHandlers(
  handlers: Readonly<Record<DesktopCall, Wired>>,
  callerOf: (event: IpcMainInvokeEvent) => Caller | null,
): void {
  for (const [name, handler] of Object.entries(handlers)) {
    ipcMain.handle(callChannel(name), async (event, raw: unknown) => {
      const frame = event.senderFrame;
      const caller = frame === event.sender.mainFrame && isAppPage(frame.url) ? callerOf(event) : null;
      if (!caller) throw new Error('This page may not ask that.');
      return handler(caller, raw);
    });
  }
}
