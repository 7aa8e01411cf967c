import type { Asked } from './drivers/http';
import { autosaveAt } from '../lib/page-address';
import type { Draft } from './rows';

const page = 'title-and-summary';
const boundary = '----bench-form-boundary';

const typed = { title: 'Digital confidence', summary: 'Sessions for older people, number {{n}}' };

/** The form of each draft's page as its writer's browser posts it without JavaScript, with a summary that is new each time. */
export const answerForms = (base: string, drafts: readonly Draft[]): Promise<Asked[]> =>
  Promise.all(drafts.map(async (draft) => posted(base, draft, { accept: 'text/html' }, filledIn(await formOf(base, draft), typed))));

/** The same as a browser with JavaScript saves it while its person types. */
export async function autosaveForms(base: string, drafts: readonly Draft[]): Promise<Asked[]> {
  const forms: Asked[] = [];
  // One page after the other: two hundred at once would be a benchmark of their own.
  for (const draft of drafts) {
    const filled = filledIn(await formOf(base, draft), { ...typed, intent: 'autosave' });
    forms.push({ ...posted(base, draft, { accept: '*/*' }, filled), path: autosaveAt(pathOf(draft)) });
  }
  return forms;
}

const pathOf = ({ ref }: Draft) => `/apply/applications/${ref}/${page}`;

async function formOf(base: string, draft: Draft): Promise<string> {
  const answer = await fetch(new URL(pathOf(draft), base), { headers: { cookie: draft.cookie }, redirect: 'manual' });
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`${pathOf(draft)} answered ${answer.status}: ${html.slice(0, 300)}`);
  return formIn(html);
}

const posted = (base: string, draft: Draft, headers: Record<string, string>, parts: [name: string, value: string][]): Asked => ({
  method: 'POST',
  path: pathOf(draft),
  headers: { cookie: draft.cookie, origin: base, referer: `${base}${pathOf(draft)}`, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
  body: multipart(parts),
});

/** What stands between the tags of the form that has an action of ours. */
function formIn(html: string): string {
  const form = html.split('<form').find((part) => part.includes('name="$ACTION_'));
  if (!form) throw new Error('the page has no form of ours');
  return form.split('</form>')[0] ?? '';
}

/** What a browser would send: what is hidden as it came, and in the boxes what is given here. */
function filledIn(form: string, given: Record<string, string>): [name: string, value: string][] {
  const hidden = [...form.matchAll(/<input([^>]*)>/g)].map(([, tag = '']) => tag).filter((tag) => tag.includes('type="hidden"'));
  const attribute = (tag: string, name: string) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  return [...hidden.map((tag): [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')]), ...Object.entries(given)];
}

const entities: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const unescaped = (text: string) => text.replace(/&(?:quot|#x27|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

const multipart = (parts: [name: string, value: string][]): string =>
  `${parts.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`;
