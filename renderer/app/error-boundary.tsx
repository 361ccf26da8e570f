import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorNote } from '#renderer/ui/error-note.tsx';

interface Props {
  readonly children: ReactNode;
  /** What stopped working, as the person knows it; the whole window when left out. */
  readonly part?: string;
}

/** Keeps a mistake in one part from taking the others down; offers to begin that part anew. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <ErrorNote
        title={`${this.props.part ?? 'This window'} stopped working`}
        message={error.message}
        next="Everything saved before is safe. Begin again; if it happens again, report these words."
        actions={<Button onClick={() => this.setState({ error: null })}>Begin again</Button>}
      />
    );
  }
}
