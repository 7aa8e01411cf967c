export const reportStatuses = ['received', 'being_handled', 'closed'] as const;
export type ReportStatus = (typeof reportStatuses)[number];
