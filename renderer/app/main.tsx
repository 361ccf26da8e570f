import '#renderer/styles/widgets.css';
import '#renderer/styles/tokens.css';
import '#renderer/styles/base.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { desktop } from '#renderer/bridge/desktop.ts';
import { App } from './app.tsx';
import { StartFailure } from './start-failure.tsx';

// The content policy forbids making functions from text; asking for it would be reported as a violation.
z.config({ jitless: true });

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
if (nonce !== '') setNonce(nonce);

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no root.');
const root = createRoot(place);

try {
  root.render(<App info={await desktop().start()} nonce={nonce} />);
} catch (error) {
  root.render(<StartFailure message={error instanceof Error ? error.message : String(error)} />);
}
