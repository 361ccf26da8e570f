import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

/* What component tests need and jsdom does not have: it lays nothing out. */

function matchMedia(media) {
  const quiet = () => undefined;
  return {
    media,
    matches: false,
    onchange: null,
    addEventListener: quiet,
    removeEventListener: quiet,
    addListener: quiet,
    removeListener: quiet,
    dispatchEvent: () => false,
  };
}

class NoResizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}

window.matchMedia ??= matchMedia;
window.ResizeObserver ??= NoResizes;
Element.prototype.scrollIntoView ??= () => undefined;

// Two shared cores: what a person would wait for, not what an idle machine needs.
configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);
