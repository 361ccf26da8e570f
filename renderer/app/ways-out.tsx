import { type ReactNode, useMemo } from 'react';
import { BridgeContext, useBridge } from '#renderer/bridge/bridge-context.ts';
import { useBin } from '#renderer/features/documents/use-bin.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { DocumentId } from '#shared/contract/ids.ts';
import { showRefusal, type WayOut } from './show-refusal.tsx';

/** Refusals of what is below offer another way where there is one, wherever the action was asked for. */
export function WaysOut(props: { readonly children: ReactNode }) {
  const bridge = useBridge();
  const { moveToBin } = useBin();
  const value = useMemo(() => {
    const onRefused = (error: AppError, action: string) =>
      showRefusal(error, action, binInstead(error, moveToBin));
    return { ...bridge, onRefused };
  }, [bridge, moveToBin]);
  return <BridgeContext value={value}>{props.children}</BridgeContext>;
}

/** An import that was worked on since can't be undone, but its papers can go to the bin with that work. */
function binInstead(error: AppError, moveToBin: ReturnType<typeof useBin>['moveToBin']): WayOut | undefined {
  if (error.code !== 'stale-undo') return undefined;
  const { data: papers = [] } = DocumentId.array().safeParse(error.details['documents']);
  if (papers.length === 0) return undefined;
  const words = formatCount(papers.length, 'paper', 'papers');
  return { label: `Move ${words} to the bin`, take: () => void moveToBin(papers, words) };
}
