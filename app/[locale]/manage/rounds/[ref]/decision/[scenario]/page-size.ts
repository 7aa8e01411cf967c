/** Rows of the ranked list on a page: enough for a panel to talk about, and a page that a slow line can bring. */
export const pageSize = 50;
