import { useMemo, useRef, useState } from 'react';
import { StartInfoContext } from '#renderer/bridge/start-info.ts';
import { desktop } from '#renderer/bridge/desktop.ts';
import { HomeView } from '#renderer/features/home/home-view.tsx';
import { KeyRegistry } from '#renderer/ui/keys/key-registry.ts';
import { isBoolean, recall, remember } from '#renderer/ui/remembered.ts';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import type { StartInfo, Theme } from '#shared/contract/desktop.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeysDialog } from './frame/keys-dialog.tsx';
import { Palette } from './frame/palette.tsx';
import { PersonContext } from './person.ts';
import { ReviewWindow } from './review-window.tsx';
import { nearestTextSize, type TextSize } from './text-size.ts';
import { useWindowMenu } from './use-window-menu.ts';

/** Everything that a window shows: Home, or one review. */
export function App(props: { readonly info: StartInfo; readonly nonce: string }) {
  const { info, nonce } = props;
  const registry = useRegistry();
  const [theme, setTheme] = useState<Theme>(info.theme);
  const [textSize, setTextSize] = useState<TextSize>(() => nearestTextSize(info.textSize));
  // Steps may follow each other faster than this is drawn.
  const heldSize = useRef(textSize);
  const [reviewerName, setReviewerName] = useState(info.reviewerName ?? '');
  const person = useMemo(
    () => ({
      reviewerName,
      onReviewerName: async (name: string) => {
        await desktop().setReviewerName(name);
        setReviewerName(name);
      },
      theme,
      onTheme: (chosen: Theme) => {
        setTheme(chosen);
        void desktop().setTheme(chosen);
      },
      textSize,
      onTextSize: (chosen: TextSize) => {
        heldSize.current = chosen;
        setTextSize(chosen);
        void desktop().setTextSize(chosen);
      },
      registry,
    }),
    [reviewerName, theme, textSize, registry],
  );
  useWindowMenu(registry, person.onTextSize, () => heldSize.current);
  return (
    <UiProvider themeChoice={theme} nonce={nonce} registry={registry}>
      <ErrorBoundary>
        <StartInfoContext value={info}>
          <PersonContext value={person}>
            {info.review === null ? (
              <HomeView info={info} />
            ) : (
              <ReviewWindow review={info.review} info={info} />
            )}
            <Palette />
            <KeysDialog />
          </PersonContext>
        </StartInfoContext>
      </ErrorBoundary>
    </UiProvider>
  );
}

/** The keys of this window, with the choice about single keys that this profile remembers. */
function useRegistry(): KeyRegistry {
  const [registry] = useState(() => {
    const made = new KeyRegistry();
    made.setSingleKeys(recall('single-keys', isBoolean) ?? true);
    made.subscribe(() => remember('single-keys', made.singleKeys()));
    return made;
  });
  return registry;
}
