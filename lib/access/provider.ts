import 'server-only';
import { customFetch } from 'next-auth';
import type { OIDCConfig } from 'next-auth/providers';
import { environment } from '../env';
import { signingKey } from './signing-key';

/** The provider's id in next-auth, and so in the address it sends people back to: /api/auth/callback/oidc. */
export const providerId = 'oidc';

export type ProviderSettings = { issuer: string; clientId: string; privateKey: string; label: string; scope: string; vtr: string };

/** The provider that this installation trusts to say who somebody is; undefined where there is none. */
export function providerSettings(): ProviderSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_PRIVATE_KEY: privateKey, OIDC_LABEL: label, OIDC_SCOPE: scope, OIDC_VTR: vtr } = environment();
  return issuer && clientId && privateKey ? { issuer, clientId, privateKey, label, scope, vtr } : undefined;
}

/** What a provider says of somebody who has signed in there. One Login tells the address at its userinfo endpoint only. */
export type ProviderProfile = { sub: string; email?: string; email_verified?: boolean };

/** A provider that does not answer must not keep somebody waiting: the link by mail is there. */
const patience = 8_000;
export const askProvider: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(patience) });

/** next-auth's provider: code flow with PKCE, state and nonce; the client proves itself with a signed assertion and has no secret. */
export async function providerConfig({ issuer, clientId, privateKey, label, scope, vtr }: ProviderSettings): Promise<OIDCConfig<ProviderProfile>> {
  return {
    id: providerId, name: label, type: 'oidc', issuer, clientId, checks: ['pkce', 'state', 'nonce'],
    client: { token_endpoint_auth_method: 'private_key_jwt' },
    authorization: { params: { scope, ...(vtr === 'off' ? {} : { vtr }) } },
    token: { clientPrivateKey: await signingKey(privateKey) },
    idToken: false,
    [customFetch]: askProvider,
    profile: ({ sub, email }) => ({ id: sub, email }),
  };
}

/** Where somebody signs out at the provider (OpenID Connect RP-Initiated Logout); undefined where it has no such place, or does not answer. */
export async function providerSignOut({ issuer, clientId }: ProviderSettings, idToken: string, back: string): Promise<string | undefined> {
  const answer = await askProvider(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`).catch(() => undefined);
  // Whatever it is, it is only used when it is an address.
  const found = (await answer?.json().catch(() => undefined)) as { end_session_endpoint?: string } | undefined;
  if (!found?.end_session_endpoint || !URL.canParse(found.end_session_endpoint)) return undefined;
  const place = new URL(found.end_session_endpoint);
  place.search = new URLSearchParams({ ...Object.fromEntries(place.searchParams), id_token_hint: idToken, post_logout_redirect_uri: back, client_id: clientId }).toString();
  return place.href;
}
