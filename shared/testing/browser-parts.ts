/**
 * Gives jsdom the parts of a browser that widgets ask for and that have no meaning without a screen: a media
 * query that never matches, an observer that never tells, fonts that never load, and one size for every element.
 * Call it before anything is rendered; it can be called again.
 */
export function installBrowserParts(size: { readonly width: number; readonly height: number }): void {
  const silent = (): void => undefined;
  class SilentObserver implements ResizeObserver {
    readonly observe = silent;
    readonly unobserve = silent;
    readonly disconnect = silent;
  }
  const matchMedia = (media: string): MediaQueryList =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: silent,
      removeListener: silent,
    });
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: matchMedia });
  Object.defineProperty(globalThis, 'ResizeObserver', { configurable: true, value: SilentObserver });
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  Object.defineProperty(Element.prototype, 'scrollIntoView', { configurable: true, value: silent });
  const rect = new DOMRect(0, 0, size.width, size.height);
  // An edge between panes that lay over everything would take the pointer from it.
  const beyond = new DOMRect(size.width + 1_000, size.height + 1_000, 1, 1);
  Object.defineProperty(Element.prototype, 'getBoundingClientRect', {
    configurable: true,
    value(this: Element) {
      return this.matches('[role="separator"]') ? beyond : rect;
    },
  });
  for (const [property, length] of [
    ['offsetWidth', size.width],
    ['clientWidth', size.width],
    ['offsetHeight', size.height],
    ['clientHeight', size.height],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, property, { configurable: true, get: () => length });
  }
}
