import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { BridgeProvider } from '#renderer/bridge/bridge-provider.tsx';
import { ClientLink } from '#renderer/bridge/client-link.ts';
import { StartInfoContext } from '#renderer/bridge/start-info.ts';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import type { Client } from '#shared/contract/client.ts';
import type { StartInfo } from '#shared/contract/desktop.ts';
import type { AppError } from '#shared/contract/errors.ts';

/** A window whose main process serves no files. */
const startInfo: StartInfo = {
  view: 'home',
  appVersion: '0.0.0-test',
  platform: 'linux',
  reviewerName: 'Ada Lindt',
  theme: 'light',
  textSize: 1,
  failures: [],
  review: null,
  cameBack: false,
};

/**
 * Renders a feature over a real store in this process, for component tests.
 * @returns what testing-library gives, and the refusals that the person would have been shown
 */
export function renderWithStore(client: Client, node: ReactNode) {
  const refusals: { readonly error: AppError; readonly action: string }[] = [];
  const link = new ClientLink(client);
  const view = render(
    <UiProvider themeChoice="light">
      <BridgeProvider link={link} onRefused={(error, action) => refusals.push({ error, action })}>
        <StartInfoContext value={startInfo}>{node}</StartInfoContext>
      </BridgeProvider>
    </UiProvider>,
  );
  return { ...view, refusals };
}
