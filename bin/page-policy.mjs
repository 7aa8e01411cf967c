// Signed-in pages get a nonce for the scripts Next sends, and are kept by nobody. Public pages have no script, and say so themselves
// (app/public-page.tsx). This is no guard: every page and every command asks the policy of access itself. It stands here because Next's own place
// for it (proxy.ts) copies every request and its body, which costs as much as a page's queries (docs/decisions/0003).
import { randomBytes } from 'node:crypto';

const behindSignIn = /^\/(?:cy\/)?(?:account|apply|manage|sign-in|check-eligibility|demonstration-mail|concern|not-found)(?:[/?]|$)/;
const gone = /^\/(?:cy\/)?not-found(?:\?|$)/;

/**
 * Where forms may lead: our own pages, and the identity provider where there is one, because browsers hold a form to every address it is sent on
 * to (docs/decisions/0016). On every page: an action's redirect to /sign-in keeps the policy of the page before.
 */
function formPlaces({ OIDC_ISSUER, OIDC_FORM_ORIGINS = '' } = process.env) {
  if (!OIDC_ISSUER) return `'self'`;
  return [`'self'`, new URL(OIDC_ISSUER).origin, ...OIDC_FORM_ORIGINS.split(/\s+/).filter((one) => /^https?:\/\/[\w.:-]+$/.test(one))].join(' ');
}

const policy = (nonce) =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action ${formPlaces()}`,
    `frame-ancestors 'none'`,
  ].join('; ');

/**
 * Says what a page behind sign-in may run, to the browser and to Next, and tells the page its own address, which no browser can set.
 * @returns whether the request has been answered
 */
export function sayPagePolicy(request, response) {
  delete request.headers['x-address'];
  delete request.headers['content-security-policy'];
  if (!behindSignIn.test(request.url)) return false;
  // A page that is not there any more, when a form of it is sent without JavaScript: the browser repeats its POST at the address we name.
  if (request.method === 'POST' && gone.test(request.url)) {
    response.writeHead(303, { location: request.url }).end();
    return true;
  }
  const said = policy(randomBytes(16).toString('base64'));
  request.headers['content-security-policy'] = said;
  request.headers['x-address'] = request.url;
  response.setHeader('content-security-policy', said);
  response.setHeader('cache-control', 'private, no-store');
  return false;
}
