import { begin, receivePiece } from '../lib/attachment/receive';
import { scanAttachment } from '../lib/attachment/scan';
import { londonDate } from '../lib/dates';
import type { Applicant, Stage } from './stage';

const day = 86_400_000;

/** Latest accounts and a safeguarding policy for a draft: a page each, and all of it made up. */
export async function attachDocuments(stage: Stage, { person, organisation }: Applicant, ref: string): Promise<void> {
  const dated = (daysAgo: number) => londonDate(new Date(stage.now().getTime() - daysAgo * day));
  const documents = [
    { question: 'accounts', name: 'Accounts.pdf', datedOn: dated(230), bytes: onePage([`Made-up accounts of ${organisation.name}`, 'Income 182,000 pounds, expenditure 174,500 pounds']) },
    { question: 'safeguarding_document', name: 'Safeguarding policy.pdf', datedOn: dated(90), bytes: onePage([`Made-up safeguarding policy of ${organisation.name}`, 'Nobody works alone with somebody at risk']) },
  ];
  for (const { question, name, datedOn, bytes } of documents) {
    const { id, ref: file } = await begin(person, ref, { question, name, bytes: bytes.length, datedOn });
    await receivePiece(person, file, 0, (async function* () { yield bytes; })());
    await scanAttachment(id);
  }
}

/** A PDF of one page with a few lines, as small as one can be. */
function onePage(lines: readonly string[]): Buffer {
  const plain = (text: string) => text.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/[\\()]/g, '');
  const drawing = `BT /F1 14 Tf 60 760 Td 20 TL ${lines.map((line) => `(${plain(line)}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}
