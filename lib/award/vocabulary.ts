/** How the fund came to know of an award. */
export const awardOrigins = ['application', 'import', 'devolved'] as const;

/** How exactly a delivery site may be shown in public. A refuge, say, is hidden. */
export const sitePrecisions = ['exact', 'area', 'region', 'hidden'] as const;
export type SitePrecision = (typeof sitePrecisions)[number];

/** An agreement's PDF: as offered, and with the signatures as they come. */
export const paperKinds = ['offered', 'signed', 'countersigned'] as const;
export type PaperKind = (typeof paperKinds)[number];
