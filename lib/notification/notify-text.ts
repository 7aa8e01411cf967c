/**
 * A letter's text as GOV.UK Notify has to be given it, so that it arrives as it was typed. Notify reads Markdown in the values of a template
 * too (headings, lists, inset text, rules, links, tables: alphagov/notifications-utils, markdown.py); a backslash before a sign makes it one
 * that is only shown. The addresses of pages stay as they are: Notify makes links of them, and would take the backslash for a part of them.
 * Subjects need none of it: Notify reads no Markdown in them.
 */
export const notifyText = (text: string): string => text.split('\n').map(lineOf).join('\n');

/** What Notify takes for the address of a page. */
const address = /(https?:\/\/[^\s<]+[^<.,:"')\]\s])/;

function lineOf(line: string): string {
  const parts = line.split(address).map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\[\]|]/g, String.raw`\$&`)));
  return atLineStart(parts.join(''));
}

/** What means something at the beginning of a line alone: headings, lists, rules, fences, and (no backslash helps there) inset text, bullets and underlines. */
function atLineStart(line: string): string {
  const [space = ''] = /^\s*/.exec(line) ?? [];
  const rest = line.slice(space.length);
  if (/^[#*\-+>~`_]/.test(rest)) return `${space}\\${rest}`;
  if (/^[\^•=]/.test(rest)) return `${space}${wordJoiner}${rest}`;
  return `${space}${rest.replace(/^(\d+)\./, String.raw`$1\.`)}`;
}

/** Has no width, and is no space: the sign after it no longer begins the line. */
const wordJoiner = '\u2060';
