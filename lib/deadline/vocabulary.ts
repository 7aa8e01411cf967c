/** What can move a deadline. */
export const changeKinds = ['grace', 'extension', 'incident'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Mail about a deadline: four before it, one when an incident has moved it, one that sends the draft back after it. */
export const reminderStages = ['week', 'two_days', 'day', 'hours', 'moved', 'sent_back'] as const;
export type ReminderStage = (typeof reminderStages)[number];
