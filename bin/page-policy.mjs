// Signed-in pages get a nonce for the scripts Next sends, and are kept by nobody. Public pages have no script, and say so themselves
// (app/public-page.tsx). This is no guard: every page and every command asks the policy of access itself. It stands here because Next's own place
// for it (proxy.ts) copies every request and its body, which costs as much as a page's queries (docs/decisions/0003).
import { randomBytes } from 'node:crypto';

const behindSignIn = /^\/(?:cy\/)?(?:account|apply|manage|sign-in|check-eligibility|demonstration-mail|concern|not-found)(?:[/?]|$)/;
const gone = /^\/(?:cy\/)?not-found(?:\?|$)/;

const policy = (nonce) =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
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
