// Drizzle's generator and the tests need every table in one place; product code imports each from its own file.
export * from './applications';
export * from './assessing';
export * from './attachments';
export * from './awards';
export * from './clarifications';
export * from './conflicts';
export * from './fairness';
export * from './deadlines';
export * from './letters';
export * from './decisions';
export * from './outcomes';
export * from './people';
export * from './programme';
export * from './records';
export * from './safeguarding';
export * from './takeovers';
