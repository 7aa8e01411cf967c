import { Refusal } from '../refusal';

/** The yes-or-no question of a set, by its name, that says whether children or adults at risk take part. */
export const atRiskQuestion = 'people_at_risk';

/** The finding that has to be answered before an application passes the sift. */
export const whyNotPassSift = (application: { atRisk: boolean; safeguardingChecked: boolean }): Refusal | undefined =>
  application.atRisk && !application.safeguardingChecked ? new Refusal('safeguarding_not_answered') : undefined;
