// When a page fails outright Next sends an empty body, for its script to fill (app/[locale]/error.tsx, app/global-error.tsx). Whoever has
// no script gets the same words from here. Everything is in memory from the start, so that nothing that may be broken is asked for.
import { readFileSync } from 'node:fs';

const style = readFileSync('app/global-error.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
const said = Object.fromEntries(['en', 'cy'].map((locale) => [locale, JSON.parse(readFileSync(`messages/${locale}/common.json`, 'utf8'))]));

const wayHome = ({ problem }, home) => `<p><a href="${home}">${problem.home}</a></p>`;
const wayBack = (words, home) => `<p>${words.outdated.body}</p>${wayHome(words, home)}`;
const wayOn = (words, home) => `<p>${words.problem.body}</p><p><a class="problem__again" href="">${words.problem.again}</a></p>${wayHome(words, home)}`;

/** Both languages, the page's own first. `words` names what is said (messages), `way` draws its sentences. */
function page(url, nonce, words, way) {
  const locale = /^\/cy(\/|\?|$)/.test(url) ? 'cy' : 'en';
  const other = locale === 'cy' ? 'en' : 'cy';
  const home = { en: '/', cy: '/cy' };
  const { serviceName, [words]: problem } = said[locale];
  const head = `<title>${problem.title} – ${serviceName}</title><style${nonce ? ` nonce="${nonce}"` : ''}>${style}</style>`;
  const body = `<div class="problem" lang="${locale}">
<header class="problem__header"><a class="problem__home" href="${home[locale]}">${serviceName}</a></header>
<main class="problem__main" id="main-content"><h1>${problem.title}</h1>${way(said[locale], home[locale])}
<div lang="${other}" class="problem__other"><h2>${said[other][words].title}</h2>${way(said[other], home[other])}</div></main></div>`;
  return { locale, head, body };
}

/** Adds the page to an answer that turns out to be a fault; every other answer goes through untouched. */
export function sayingWhatFailed(request, response) {
  answerAsAsked(request, response);
  const { writeHead, end } = response;
  let outdated;
  // Next's compression sends the head by itself, before it ends what is too short to compress.
  response.writeHead = function (...head) {
    if (isOutdated(request, this)) outdated = outdatedPage(request, this);
    return writeHead.apply(this, head);
  };
  response.end = function (chunk, encoding, done) {
    if (!this.headersSent && isOutdated(request, this)) outdated = outdatedPage(request, this);
    if (outdated) return end.call(this, outdated, 'utf8');
    const fault = response.statusCode >= 500 && String(response.getHeader('content-type')).startsWith('text/html') && !response.getHeader('content-encoding');
    // An answer whose length is already promised cannot grow any more.
    if (!fault || (response.headersSent && response.getHeader('content-length'))) return end.call(this, chunk, encoding, done);
    if (!response.headersSent) response.removeHeader('content-length');
    if (chunk && typeof chunk !== 'function') this.write(chunk, encoding);
    const { head, body } = page(request.url, nonceOf(response), 'problem', wayOn);
    return end.call(this, `<noscript>${head}${body}</noscript>`, 'utf8', typeof done === 'function' ? done : undefined);
  };
  return response;
}

const nonceOf = (response) => /(?<='nonce-)[^']+/.exec(String(response.getHeader('content-security-policy')))?.[0];

/** A form drawn by a build whose action this one no longer has: to a browser's own post Next answers with three bare words. */
const isOutdated = (request, response) => response.getHeader('x-nextjs-action-not-found') && !request.headers['next-action'];

function outdatedPage(request, response) {
  const { locale, head, body } = page(request.url, nonceOf(response), 'outdated', wayBack);
  const html = `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body>${body}</body></html>`;
  response.removeHeader('etag');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(html));
  return html;
}

/**
 * Next compresses as it sends, and nothing can be added to that: a fault is asked for uncompressed, as soon as it is known to be one.
 * And a page that sends whoever posted to it elsewhere (what they press has been done meanwhile, in another tab) is gone on from by
 * reading: by Next's 307 a browser without a script would post the form again, to a page that knows nothing of it.
 */
function answerAsAsked(request, response) {
  const posted = request.method === 'POST' && !request.headers['next-action'];
  let status = response.statusCode;
  Object.defineProperty(response, 'statusCode', {
    get: () => status,
    set: (next) => {
      status = posted && next === 307 ? 303 : next;
      if (next >= 500) request.headers['accept-encoding'] = 'identity';
    },
  });
}
