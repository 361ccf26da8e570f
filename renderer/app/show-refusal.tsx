import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { errorWords } from '#renderer/bridge/error-words.ts';
import type { AppError } from '#shared/contract/errors.ts';

/** Another way to what was refused, a click away. */
export interface WayOut {
  readonly label: string;
  readonly take: () => void;
}

/** Tells the person that something was refused. The same refusal twice is one notification. */
export function showRefusal(error: AppError, action: string, wayOut?: WayOut): void {
  const { title, message, next } = errorWords(error);
  const id = `refused-${error.code}-${action}`;
  const take = () => {
    notifications.hide(id);
    wayOut?.take();
  };
  notifications.show({
    id,
    color: 'red',
    title,
    message: (
      <>
        {message}
        <br />
        {next}
        {wayOut && (
          <>
            <br />
            <Button size="compact-xs" onClick={take}>
              {wayOut.label}
            </Button>
          </>
        )}
      </>
    ),
    autoClose: wayOut ? 30_000 : 15_000,
  });
}
