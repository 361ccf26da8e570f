/** The figures of an analysis, in the order in which they are offered; also the names of their files, without an ending. */
export const figureNames = ['forest', 'funnel', 'cumulative', 'leave-one-out', 'baujat', 'bubble'] as const;
export type FigureName = (typeof figureNames)[number];
