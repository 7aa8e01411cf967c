/** The little of oidc-provider that our stand-in uses; its types are a package that is not ours. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  type Configuration = {
    clients: Record<string, unknown>[];
    jwks: { keys: Record<string, unknown>[] };
    cookies: { keys: string[] };
    subjectTypes: string[];
    pairwiseIdentifier: (context: unknown, account: string, client: unknown) => Promise<string>;
    pkce: { required: () => boolean };
    claims: Record<string, string[]>;
    findAccount: (context: unknown, id: string) => Promise<{ accountId: string; claims: () => Promise<Record<string, unknown>> }>;
    ttl: Record<string, number>;
  };
  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): RequestListener;
  }
}
