export const nations = ['england', 'scotland', 'wales', 'northern_ireland'] as const;
export type Nation = (typeof nations)[number];

export const natures = ['resource', 'capital'] as const;

/** How far a figure can be trusted: public with a source, arithmetic on public figures, or made up for the demonstration. */
export const figureMarks = ['public', 'derived', 'made_up'] as const;
export type FigureMark = (typeof figureMarks)[number];
