import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/**
 * A real OpenID provider on loopback, in GOV.UK One Login's shape: private_key_jwt with ES256, PKCE demanded, pairwise subjects, the address
 * at the userinfo endpoint only. Anybody may sign in there with any address; one that begins with "unverified" is not confirmed.
 * @param origin of the service that it sends people back to
 */
export async function startProvider(origin: string, port: number): Promise<{ settings: Record<string, string>; stop: () => Promise<void> }> {
  const issuer = `http://127.0.0.1:${port}`;
  const [client, own] = [key(), key()];
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'the-fund', token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256', id_token_signed_response_alg: 'ES256', subject_type: 'pairwise',
      jwks: { keys: [client.publicJwk] }, grant_types: ['authorization_code'], response_types: ['code'],
      redirect_uris: [`${origin}/api/auth/callback/oidc`], post_logout_redirect_uris: [`${origin}/`, `${origin}/cy`],
    }],
    jwks: { keys: [own.privateJwk] },
    cookies: { keys: ['for tests only'] },
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: async (_context, account) => `urn:subject:${Buffer.from(account).toString('hex')}`,
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: async (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, email: id, email_verified: !id.startsWith('unverified') }) }),
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'the-fund', OIDC_PRIVATE_KEY: client.pem },
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function key() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const named = { kid: 'one', use: 'sig', alg: 'ES256' };
  return { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), privateJwk: { ...privateKey.export({ format: 'jwk' }), ...named }, publicJwk: { ...publicKey.export({ format: 'jwk' }), ...named } };
}
