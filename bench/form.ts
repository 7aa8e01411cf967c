import type { Asked } from './drivers/http';
import type { Draft } from './rows';

const page = 'title-and-summary';
const boundary = '----bench-form-boundary';

/** The form of each draft's page as its writer's browser posts it without JavaScript, with a summary that is new each time. */
export const answerForms = (base: string, drafts: readonly Draft[]): Promise<Asked[]> =>
  Promise.all(drafts.map(async ({ ref, cookie }) => {
    const path = `/apply/applications/${ref}/${page}`;
    const answer = await fetch(new URL(path, base), { headers: { cookie }, redirect: 'manual' });
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${html.slice(0, 300)}`);
    const filled = filledIn(formIn(html), { title: 'Digital confidence', summary: 'Sessions for older people, number {{n}}' });
    return {
      method: 'POST',
      path,
      headers: { cookie, origin: base, referer: `${base}${path}`, accept: 'text/html', 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: multipart(filled),
    };
  }));

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
