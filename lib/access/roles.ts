/** What the fund's own people may be. Auditors read and change nothing; administrators hold no money and decide nothing. */
export const staffRoles = ['fund_officer', 'assessor', 'approver', 'payment_approver', 'finance', 'devolved_contributor', 'auditor', 'administrator', 'safeguarding_lead'] as const;
export type StaffRole = (typeof staffRoles)[number];
