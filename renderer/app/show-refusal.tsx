import { notifications } from '@mantine/notifications';
import { errorWords } from '#renderer/bridge/error-words.ts';
import type { AppError } from '#shared/contract/errors.ts';

/** Tells the person that something was refused. The same refusal twice is one notification. */
export function showRefusal(error: AppError, action: string): void {
  const { title, message, next } = errorWords(error);
  notifications.show({
    id: `refused-${error.code}-${action}`,
    color: 'red',
    title,
    message: (
      <>
        {message}
        <br />
        {next}
      </>
    ),
    autoClose: 15_000,
  });
}
