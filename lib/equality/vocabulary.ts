/**
 * The list of questions and answers, versioned: national lists are being revised (GSS harmonisation 2025–26). Counts keep the version
 * they were given under, and versions are never added up. Every question may be left out, or answered "prefer not to say".
 */
export const equalityList = 1;
export const equalityQuestions = {
  age: ['under_25', '25_to_34', '35_to_44', '45_to_54', '55_to_64', '65_or_over', 'prefer_not'],
  sex: ['female', 'male', 'prefer_not'],
  disability: ['yes', 'no', 'prefer_not'],
  ethnic_group: ['asian', 'black', 'mixed', 'white', 'other', 'prefer_not'],
  religion: ['none', 'christian', 'muslim', 'hindu', 'sikh', 'jewish', 'buddhist', 'other', 'prefer_not'],
  orientation: ['heterosexual', 'gay_or_lesbian', 'bisexual', 'other', 'prefer_not'],
  caring: ['yes', 'no', 'prefer_not'],
} as const;
export type EqualityQuestion = keyof typeof equalityQuestions;
export const equalityKeys = Object.keys(equalityQuestions) as EqualityQuestion[]; // the keys of the very list above
/** What is counted where somebody sent the form and left a question out. */
export const notAnswered = 'not_answered';
