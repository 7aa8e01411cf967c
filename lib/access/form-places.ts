import { environment } from '../env';

/**
 * Where a page's forms may lead, for its content security policy: our own pages, and the identity provider where there is one, because
 * browsers hold a form to every address it is sent on to. On every page: an action's redirect to /sign-in keeps the policy of the page before.
 */
export function formPlaces(): string {
  const { OIDC_ISSUER, OIDC_FORM_ORIGINS } = environment();
  if (!OIDC_ISSUER) return `'self'`;
  return [`'self'`, new URL(OIDC_ISSUER).origin, ...OIDC_FORM_ORIGINS.split(/\s+/).filter((one) => /^https?:\/\/[\w.:-]+$/.test(one))].join(' ');
}
