import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom has no media queries, and the widget library asks for the colour scheme wherever it is rendered.
window.matchMedia ??= (media) => Object.assign(new EventTarget(), { media, matches: false, onchange: null });

// Two shared cores: what a person would wait for, not what an idle machine needs.
configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);
