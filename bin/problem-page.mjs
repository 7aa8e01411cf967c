// When a page fails outright Next sends an empty body, for its script to fill (app/[locale]/error.tsx, app/global-error.tsx). Whoever has
// no script gets the same words from here. Everything is in memory from the start, so that nothing that may be broken is asked for.
import { readFileSync } from 'node:fs';

const style = readFileSync('app/global-error.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
const said = Object.fromEntries(['en', 'cy'].map((locale) => [locale, JSON.parse(readFileSync(`messages/${locale}/common.json`, 'utf8'))]));

const wayOn = ({ problem }, home) => `<p>${problem.body}</p><p><a class="problem__again" href="">${problem.again}</a></p><p><a href="${home}">${problem.home}</a></p>`;

/** Both languages, the page's own first. */
function page(url, nonce) {
  const locale = /^\/cy(\/|\?|$)/.test(url) ? 'cy' : 'en';
  const other = locale === 'cy' ? 'en' : 'cy';
  const home = { en: '/', cy: '/cy' };
  const { serviceName, problem } = said[locale];
  return `<noscript><title>${problem.title} – ${serviceName}</title><style${nonce ? ` nonce="${nonce}"` : ''}>${style}</style><div class="problem" lang="${locale}">
<header class="problem__header"><a class="problem__home" href="${home[locale]}">${serviceName}</a></header>
<main class="problem__main" id="main-content"><h1>${problem.title}</h1>${wayOn(said[locale], home[locale])}
<div lang="${other}" class="problem__other"><h2>${said[other].problem.title}</h2>${wayOn(said[other], home[other])}</div></main></div></noscript>`;
}

/** Adds the page to an answer that turns out to be a fault; every other answer goes through untouched. */
export function sayingWhatFailed(request, response) {
  answerAsAsked(request, response);
  const end = response.end;
  response.end = function (chunk, encoding, done) {
    const fault = response.statusCode >= 500 && String(response.getHeader('content-type')).startsWith('text/html') && !response.getHeader('content-encoding');
    const [nonce] = /(?<='nonce-)[^']+/.exec(String(response.getHeader('content-security-policy'))) ?? [];
    // An answer whose length is already promised cannot grow any more.
    if (!fault || (response.headersSent && response.getHeader('content-length'))) return end.call(this, chunk, encoding, done);
    if (!response.headersSent) response.removeHeader('content-length');
    if (chunk && typeof chunk !== 'function') this.write(chunk, encoding);
    return end.call(this, page(request.url, nonce), 'utf8', typeof done === 'function' ? done : undefined);
  };
  return response;
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
