/** Under which law somebody asks: Freedom of Information Act 2000, Environmental Information Regulations 2004, or article 15 of the UK GDPR. */
export const requestKinds = ['foi', 'eir', 'subject_access'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What can be withheld, by the law that lets it be. */
export const exemptionsOf = {
  foi: ['s21', 's22', 's31', 's36', 's38', 's40_2', 's41', 's42', 's43_2'],
  eir: ['r12_4d', 'r12_4e', 'r12_5b', 'r12_5e', 'r12_5f', 'r13'],
  subject_access: ['sch2_16', 'sch2_19', 'sch2_22'],
} as const satisfies Record<RequestKind, readonly string[]>;
export const exemptions = [...exemptionsOf.foi, ...exemptionsOf.eir, ...exemptionsOf.subject_access] as const;
export type Exemption = (typeof exemptions)[number];

/** What stands where the words stood: the clause, as the law is cited. It is the same in both languages. */
export const citations: Record<Exemption, string> = {
  s21: 's.21', s22: 's.22', s31: 's.31', s36: 's.36', s38: 's.38', s40_2: 's.40(2)', s41: 's.41', s42: 's.42', s43_2: 's.43(2)',
  r12_4d: 'reg.12(4)(d)', r12_4e: 'reg.12(4)(e)', r12_5b: 'reg.12(5)(b)', r12_5e: 'reg.12(5)(e)', r12_5f: 'reg.12(5)(f)', r13: 'reg.13',
  sch2_16: 'DPA Sch.2 para.16', sch2_19: 'DPA Sch.2 para.19', sch2_22: 'DPA Sch.2 para.22',
};

/** Under which clause somebody else's personal data is withheld: what the service proposes. */
export const personalData: Record<RequestKind, Exemption> = { foi: 's40_2', eir: 'r13', subject_access: 'sch2_16' };

export const itemKinds = ['record', 'answer', 'sift', 'check', 'score', 'moderation', 'recommendation', 'decision', 'comment', 'flag', 'clarification', 'letter', 'agreement', 'payment', 'event', 'person', 'feedback', 'complaint', 'variation', 'condition', 'decision_record', 'file'] as const;
export type ItemKind = (typeof itemKinds)[number];
export const scopeKinds = ['application', 'award', 'round', 'person'] as const;
export type ScopeKind = (typeof scopeKinds)[number];
/** `file`: that a file is withheld until an officer has looked at it and says otherwise. */
export const proposalKinds = ['email', 'phone', 'postcode', 'name', 'officer', 'file'] as const;
export type ProposalKind = (typeof proposalKinds)[number];
export const redactionStates = ['proposed', 'accepted', 'removed'] as const;
export const fileNames = ['copy.pdf', 'copy.txt', 'copy.csv'] as const;
export type FileName = (typeof fileNames)[number];

/** What is recorded of a request, as `information_request.<name>`. */
export const requestEvents = ['logged', 'gathered', 'withheld', 'proposals_accepted', 'redaction_accepted', 'redaction_removed', 'release_proposed', 'released', 'sent_back', 'closed', 'extended', 'due_moved'] as const;
export type RequestEvent = (typeof requestEvents)[number];

/** The provision under which an answer may be due later: FOIA s.10(3), EIR reg.7(1), UK GDPR article 12(3). */
export const extensionOf = { foi: 's10_3', eir: 'r7_1', subject_access: 'art12_3' } as const satisfies Record<RequestKind, string>;
export const extensionClauses = Object.values(extensionOf);
export type ExtensionClause = (typeof extensionOf)[RequestKind];
