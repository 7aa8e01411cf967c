/**
 * Where an organisation is registered, by the codes of org-id.guide, and what a number there looks like. A right format is never
 * called verified. `DEMO` is for made-up organisations.
 */
const formats: Record<string, RegExp> = {
  'GB-CHC': /^[1-9]\d{5,6}$/,
  'GB-SC': /^SC\d{6}$/,
  'GB-NIC': /^1\d{5}$/,
  'GB-COH': /^(\d{8}|[A-Z]{2}\d{6}|[A-Z]\d{7})$/,
  'GB-LAE': /^[A-Z]{3,4}$/,
  'GB-LAS': /^[A-Z]{3,4}$/,
  'GB-PLA': /^[A-Z]{3,4}$/,
  'GB-LANI': /^[A-Z]{3,4}$/,
  'GB-UKPRN': /^1\d{7}$/,
  'GB-EDU': /^\d{6}$/,
  'GB-NHS': /^[A-Z0-9]{3,6}$/,
  'GB-GOR': /^[A-Z]{1,4}\d{1,4}$/,
  DEMO: /^DEMO-[A-Z0-9-]{2,24}$/,
};

export const identifierSchemes = Object.keys(formats);

/** The number as it is kept: no spaces, capital letters, and without the scheme that some write before it. */
export function readIdentifier(scheme: string, text: string): string | undefined {
  const bare = text.toUpperCase().replace(/\s/g, '').replace(scheme === 'DEMO' ? /^$/ : new RegExp(`^${scheme}-`), '');
  return formats[scheme]?.test(bare) ? bare : undefined;
}

/** A charity number typed as a company number (GrantNav #833): seven figures, or six, where eight belong. */
export const looksLikeCharityNumber = (scheme: string, text: string): boolean => scheme === 'GB-COH' && /^[1-9]\d{5,6}$/.test(text.replace(/\s/g, ''));
