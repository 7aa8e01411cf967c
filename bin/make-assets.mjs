// Makes public/assets: one stylesheet and a favicon, each with its content's hash in its name, and a manifest of the two.
// Run before every build; components/asset.ts reads the manifest.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'public/assets');
const read = (path) => readFileSync(join(root, path), 'utf8');

/** Blocks of the design system which no page of ours has: each needs a script, or belongs to GOV.UK itself. */
const unused = ['accordion', 'cookie-banner', 'exit-this-page', 'feedback', 'file-upload-button', 'file-upload-wrapper', 'drop-zone', 'generic-header', 'header', 'footer__(?:crown|licence|copyright|navigation|section)', 'logo', 'password-input', 'service-navigation__toggle', 'tabs'];
const gone = new RegExp(`\\.govuk-(?:${unused.join('|')})(?![a-z])|\\.govuk-frontend-supported|\\.govuk-[a-z-]+--hidden|\\.js-enabled`);

/** The prebuilt stylesheet, without what is GOV.UK's own (its font, its crest) and what old Internet Explorer needed. */
function govuk() {
  const css = read('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css')
    .replace(/^@charset "UTF-8";/, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/"?GDS Transport"?,\s*/g, '');
  return keepUsed(css);
}

/** Walks the rules of a stylesheet, one level of @media or @supports at a time. */
function keepUsed(css) {
  let kept = '';
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open === -1) return kept;
    const head = css.slice(at, open).trim();
    const close = endOfBlock(css, open);
    kept += rule(head, css.slice(open + 1, close));
    at = close + 1;
  }
  return kept;
}

function endOfBlock(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) return at;
  }
  throw new Error('the stylesheet has an unclosed block');
}

function rule(head, body) {
  // A few hacks with a `\0`, for Internet Explorer, stop Next's own tools.
  if (head.startsWith('@font-face') || /^@media[^{]*\\0/.test(head)) return '';
  if (head.startsWith('@media') || head.startsWith('@supports')) {
    const inner = keepUsed(body);
    return inner ? `${head}{${inner}}` : '';
  }
  if (head.startsWith('@')) return `${head}{${body}}`;
  const selectors = split(head).filter((selector) => !gone.test(selector));
  return selectors.length > 0 && !body.includes('govuk-crest') ? `${selectors.join(',')}{${body}}` : '';
}

/** Splits a list of selectors at its commas, but not inside `:is(…)` or `:not(…)`. */
const split = (head) => head.split(/,(?![^(]*\))/);

/** Our own sheets are written to be read; this only takes out comments and the air. */
const tight = (css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replace(/;}/g, '}')
    .trim();

const ours = ['components/service.css', 'components/grant/drawings.css', 'components/grant/visitor.css', 'components/grant/outcome.css', 'components/grant/assessment.css', 'components/grant/decision.css', 'components/grant/applying.css', 'components/grant/ledger.css', 'components/grant/attachments.css'].filter((path) => existsSync(join(root, path))).map((path) => tight(read(path)));

const files = {
  'service.css': [govuk(), ...ours].join('\n'),
  'favicon.svg': read('components/favicon.svg').trim(),
};

mkdirSync(out, { recursive: true });
const manifest = {};
for (const [name, content] of Object.entries(files)) {
  if (/GDS Transport|govuk-crest|crown/i.test(content)) throw new Error(`${name} still holds what only GOV.UK may use`);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const hashed = name.replace(/(\.\w+)$/, `.${hash}$1`);
  writeFileSync(join(out, hashed), content);
  manifest[name] = `/assets/${hashed}`;
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

// What an earlier run made under another hash.
const current = new Set([...Object.values(manifest).map((address) => address.split('/').pop()), 'manifest.json']);
for (const name of readdirSync(out)) if (!current.has(name)) rmSync(join(out, name), { recursive: true });
