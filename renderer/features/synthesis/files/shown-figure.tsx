import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { FigureName } from '#shared/domain/analysis-figures.ts';

/** The figure that is shown, and how. */
interface Shown {
  readonly figure: FigureName;
  /** The funnel plot has the studies that trim and fill adds. */
  readonly filled: boolean;
  readonly show: (figure: FigureName) => void;
  readonly fill: (filled: boolean) => void;
}

const ShownFigure = createContext<Shown | null>(null);

/** Keeps which figure is shown where what shows it and what writes it to a file both see it. */
export function ShownFigureProvider({ children }: { readonly children: ReactNode }) {
  const [figure, show] = useState<FigureName>('forest');
  const [filled, fill] = useState(false);
  const shown = useMemo((): Shown => ({ figure, filled, show, fill }), [figure, filled]);
  return <ShownFigure value={shown}>{children}</ShownFigure>;
}

/** The figure that is shown, and what shows another one. @throws outside of its provider */
export function useShownFigure(): Shown {
  const shown = useContext(ShownFigure);
  if (shown === null) throw new Error('No figure is shown here.');
  return shown;
}
