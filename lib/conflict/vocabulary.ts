/** What a declaration is about. */
export const conflictKinds = ['organisation', 'person'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** Why the service, or an officer, thinks that somebody may be conflicted with an application. */
export const candidateKinds = ['mail_domain', 'named_in_answers', 'was_member', 'earlier_project', 'declared_name', 'found'] as const;
export type CandidateKind = (typeof candidateKinds)[number];

export const findingOutcomes = ['confirmed', 'dismissed'] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

/** Who declares every year: whoever assesses, moderates, recommends or approves. */
export const declaringRoles = ['fund_officer', 'assessor', 'approver'] as const;

/** Mail anybody can have, and the names reserved for examples (RFC 2606): an address there says nothing of where somebody works. */
export const publicMailDomains = [
  'gmail.com', 'googlemail.com', 'outlook.com', 'outlook.co.uk', 'hotmail.com', 'hotmail.co.uk', 'live.com', 'live.co.uk', 'msn.com', 'yahoo.com', 'yahoo.co.uk', 'ymail.com', 'icloud.com', 'me.com', 'mac.com',
  'aol.com', 'aol.co.uk', 'btinternet.com', 'btconnect.com', 'sky.com', 'talktalk.net', 'virginmedia.com', 'ntlworld.com', 'blueyonder.co.uk', 'tiscali.co.uk', 'mail.com', 'gmx.com', 'gmx.co.uk', 'proton.me', 'protonmail.com', 'zoho.com', 'example.org', 'example.com', 'example.net',
] as const;
