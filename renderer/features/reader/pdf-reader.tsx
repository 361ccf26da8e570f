import { useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { PasswordForm } from './password-form.tsx';
import { heldPasswords } from '#renderer/pdf/held-passwords.ts';
import { PdfDesk } from './pdf-desk.tsx';
import { Slow } from './slow.tsx';
import type { BodyProps } from './types.ts';
import { useBareEasel } from './use-bare-easel.ts';
import { usePdfFile } from '#renderer/pdf/use-pdf-file.ts';

type Props = BodyProps & { readonly url: string | null; readonly scan: boolean };

/** A PDF: waits for its pages and its bytes, and says why when one of them does not come. */
export function PdfReader(props: Props) {
  const [password, setPassword] = useState(() => heldPasswords.get(props.sha256));
  const file = usePdfFile(props.url, password);
  const easel = useBareEasel(props.documentId, file.state === 'open' ? file.easel : null);
  const pages = useRead(methods.text.pages, { documentId: props.documentId });
  if (pages.error !== null) return <ErrorNote {...errorWords(pages.error)} />;
  // Between the news of another file and its text, the answer is still of the file before.
  if (pages.data?.sha256 !== props.sha256) return <Slow words={`Opening ${props.title} …`} part={null} />;
  if (pages.data.pages.length === 0) return <EmptyState text="This document has no pages." />;
  const locked =
    file.state === 'failed' && (file.failure.code === 'password' || file.failure.code === 'wrong-password');
  return (
    <PdfDesk
      // Another recipe has other offsets: nothing of the old texts and selections may stay.
      key={pages.data.recipe}
      {...props}
      recipe={pages.data.recipe}
      pages={pages.data.pages}
      easel={easel}
      progress={file.state === 'opening' ? { part: file.part } : null}
      trouble={
        locked ? (
          <PasswordForm
            wrong={file.failure.code === 'wrong-password'}
            words="The pages of this PDF are locked. The password is used to draw them and is never kept."
            action="Show the pages"
            onPassword={(given) => {
              heldPasswords.hold(props.sha256, given);
              setPassword(given);
            }}
          />
        ) : file.state === 'failed' ? (
          <ErrorNote
            title="The pages can’t be drawn"
            message={file.failure.message}
            next="The file is kept as it is, and so is everything made from it."
          />
        ) : null
      }
    />
  );
}
