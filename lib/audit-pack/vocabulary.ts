/**
 * The ten minimum requirements for general grants of GovS 015, in their order (gov.uk, "Grants standards", the guidance documents 1 to 10).
 * Their names in English and Welsh are at `records.requirement`.
 */
export const requirements = [
  'senior_officer', 'governance', 'advice_panel', 'business_case', 'competition', 'agreement', 'risk', 'performance', 'review', 'training',
] as const;
export type Requirement = (typeof requirements)[number];
