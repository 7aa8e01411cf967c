/** Who may apply (England round, gov.uk, updated 10 September 2025), and companies for other rounds. */
export const organisationKinds = ['charity', 'local_authority', 'combined_authority', 'research_organisation', 'company'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An editor drafts, a certifier signs off and submits, an owner invites and removes people. One person may hold several. */
export const organisationRoles = ['editor', 'certifier', 'owner'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];
