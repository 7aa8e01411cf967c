import type { Person } from '@/lib/access/actor';
import { collected, NotWhole, type Part, partsOf } from '@/lib/attachment/multipart';
import { begin, receiveWhole } from '@/lib/attachment/receive';
import { Refusal } from '@/lib/refusal';
import { dateOf } from './begin';

/** What a form without a script sent: its texts, and what became of its file. */
export type SentForm = { texts: Record<string, string | undefined>; file?: string; problem?: Refusal };
type Sent = { boundary: string; bytes: AsyncIterable<Uint8Array>; length: number };

const mostText = 2_000;
const mostParts = 20;

/**
 * Reads the form to its end, whatever is wrong: a browser shows no answer to a form it could not finish sending. Without a person the file is
 * skipped. The texts come before the file, as they stand on the page.
 * @param question whose file it is, where the address says so and not the form
 */
export async function takeForm(person: Person | undefined, ref: string, { boundary, bytes, length }: Sent, question?: string): Promise<SentForm> {
  const form: SentForm = { texts: {} };
  let count = 0;
  try {
    for await (const part of partsOf(bytes, boundary)) {
      count += 1;
      if (count > mostParts) break;
      if (part.fileName === undefined) form.texts[part.name] = (await collected(part.body, mostText)).toString('utf8');
      else if (person && part.fileName !== '' && !form.file && !form.problem) Object.assign(form, await takeFile(person, ref, part, question === undefined ? form.texts : { question }, length));
    }
  } catch (error) {
    if (!(error instanceof NotWhole)) throw error;
    form.problem ??= new Refusal('attachment_cut_short'); // whoever hung up is not there to read it
  }
  return form;
}

async function takeFile(person: Person, ref: string, part: Part, texts: SentForm['texts'], length: number): Promise<Pick<SentForm, 'file' | 'problem'>> {
  const { question = '', replaces } = texts;
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((one) => texts[`dated.${one}`]);
  const name = part.fileName ?? '';
  try {
    const begun = await begin(person, ref, { question, name, bytes: length, atMost: true, replaces: replaces || undefined, datedOn: dateOf({ day, month, year }) });
    const { ref: file } = await receiveWhole(person, begun, name, part.body);
    return { file };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error };
    throw error;
  }
}
