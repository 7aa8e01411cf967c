/** Why nobody of the organisation can be asked: mail to its owners comes back, its owner has left, or it never had one. */
export const takeoverGrounds = ['bounced', 'left', 'none'] as const;
export type TakeoverGround = (typeof takeoverGrounds)[number];

/** So long the organisation's own people have to say that it is wrong, and then so long the link works. */
export const coolingDays = 5;
export const linkDays = 14;
