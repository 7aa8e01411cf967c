import 'server-only';
import { createPrivateKey } from 'node:crypto';

const isJwk = (key: string) => key.trimStart().startsWith('{');

/** The key that signs our requests for a token (private_key_jwt). Throws for a key that is neither ES256's nor RS256's: a wrong setting must be loud. */
export async function signingKey(text: string): Promise<{ key: CryptoKey; kid?: string }> {
  // Only the two members that decide are read; node:crypto checks the rest.
  const jwk = isJwk(text) ? (JSON.parse(text) as { kid?: string; kty: string }) : undefined;
  const key = jwk ? createPrivateKey({ key: jwk, format: 'jwk' }) : createPrivateKey(text.replaceAll('\\n', '\n'));
  const algorithm = algorithmOf(key.asymmetricKeyType, key.asymmetricKeyDetails?.namedCurve);
  const der = key.export({ type: 'pkcs8', format: 'der' });
  return { key: await crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign']), ...(jwk?.kid ? { kid: jwk.kid } : {}) };
}

function algorithmOf(type: string | undefined, curve: string | undefined): RsaHashedImportParams | EcKeyImportParams {
  if (type === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  if (type === 'ec' && curve === 'prime256v1') return { name: 'ECDSA', namedCurve: 'P-256' };
  throw new Error('OIDC_PRIVATE_KEY must be a key of P-256 (ES256) or of RSA (RS256)');
}
