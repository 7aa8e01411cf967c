/** How an application is named over a page about it. Read without names it has only its reference, which is not said twice. */
export const captionOf = ({ ref, title }: { ref: string; title: string }): string => (title === ref ? ref : `${ref}, ${title}`);
