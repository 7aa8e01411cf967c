import { answerBlocks } from '../application/printed';
import { readFrozen } from '../application/frozen';
import type { ConfirmationWay } from '../access/confirmation';
import { formatInstant } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument } from '../document/document';
import type { QuestionSet } from '../programme/question-set';
import { words } from '../words';
import { agreementParts } from './agreement';
import type { PaperKind } from './vocabulary';

/** Everything that an agreement's PDF says, as it is kept: nothing of it changes once it is signed. */
export type Agreed = {
  ref: string; organisation: string; number: number; text: string; sha256: string; offeredAt: Date;
  signedName: string | null; signedAt: Date | null; confirmedBy: ConfirmationWay | null; countersignedName: string | null; countersignedAt: Date | null;
  submissions: { number: number; frozen: string; sha256: string; submittedAt: Date }[]; set: QuestionSet;
};

/** Which papers there are of it by now. */
export const kindsOf = ({ signedAt, countersignedAt }: Pick<Agreed, 'signedAt' | 'countersignedAt'>): PaperKind[] => ['offered', ...(signedAt ? ['signed' as const] : []), ...(countersignedAt ? ['countersigned' as const] : [])];

/**
 * An agreement as a document: its text, the application as it was submitted, and, once there are signatures, a certificate of them. In English,
 * which is what is signed; the answers are as their writers typed them. The same rows always make the same document.
 */
export function agreementDocument(agreed: Agreed, kind: PaperKind): PlainDocument {
  const [title, ...parts] = agreementParts(agreed.text);
  const made = (kind === 'countersigned' ? agreed.countersignedAt : kind === 'signed' ? agreed.signedAt : agreed.offeredAt) ?? agreed.offeredAt;
  return {
    title: title && title.kind !== 'list' ? title.text : agreed.ref, locale: 'en', author: 'Digital Inclusion Innovation Fund', made, foot: `${agreed.ref}  SHA-256 ${agreed.sha256}`, pageWords: 'Page {page} of {pages}',
    blocks: [
      ...parts.map((part): Block => (part.kind === 'list' ? part : part.kind === 'heading' ? heading(2, part.text) : paragraph(part.text))),
      ...annex(agreed),
      ...(kind === 'offered' ? [] : certificate(agreed, kind)),
    ],
  };
}

function annex({ submissions, set }: Agreed): Block[] {
  const [latest, ...earlier] = [...submissions].sort((a, b) => b.number - a.number);
  if (!latest) return [];
  const say = words('en');
  const frozen = readFrozen(latest.frozen);
  return [
    heading(2, 'Annex: the application as it was submitted'),
    facts([
      { term: 'Application', details: frozen.application },
      { term: 'Version', details: `${latest.number}, submitted on ${formatInstant(latest.submittedAt, 'en')}` },
      { term: 'SHA-256', details: latest.sha256 },
      ...earlier.map(({ number, sha256, submittedAt }) => ({ term: `Version ${number}`, details: `submitted on ${formatInstant(submittedAt, 'en')}, SHA-256 ${sha256}` })),
    ]),
    paragraph(say('rounds.printed.hash')),
    ...answerBlocks('en', set, frozen.answers).map((block) => (block.kind === 'heading' && block.level < 4 ? heading(block.level === 2 ? 3 : 4, block.text) : block)),
  ];
}

const wayInWords: Record<ConfirmationWay, string> = {
  mail_code: 'by a code sent to the certifier’s own address, good for 30 minutes',
  mail_link: 'by a link sent to the certifier’s own address, good for 30 minutes',
  second_factor: 'by the certifier’s authenticator app',
};

function certificate({ ref, organisation, number, sha256, signedName, signedAt, confirmedBy, countersignedName, countersignedAt, submissions }: Agreed, kind: PaperKind): Block[] {
  const latest = [...submissions].sort((a, b) => b.number - a.number)[0];
  const signed = signedAt && [
    heading(3, 'For the recipient'),
    facts([
      { term: 'Signed by', details: signedName ?? '' },
      { term: 'Role', details: `Certifier of ${organisation}` },
      { term: 'When', details: formatInstant(signedAt, 'en') },
      { term: 'Confirmed', details: confirmedBy ? wayInWords[confirmedBy] : 'before a second confirmation was asked for' },
    ]),
  ];
  const countersigned = kind === 'countersigned' && countersignedAt && [
    heading(3, 'For the fund'),
    facts([
      { term: 'Signed by', details: countersignedName ?? '' },
      { term: 'Role', details: 'Approver of the fund' },
      { term: 'When', details: formatInstant(countersignedAt, 'en') },
      { term: 'Confirmed', details: 'by an authenticator app, within 15 minutes before' },
    ]),
  ];
  return [
    heading(2, 'Certificate of signatures'),
    facts([
      { term: 'What was signed', details: `Grant agreement ${ref}, version ${number}` },
      { term: 'SHA-256 of its text', details: sha256 },
      { term: 'SHA-256 of the application annexed', details: latest?.sha256 ?? '' },
    ]),
    ...(signed || []),
    ...(countersigned || []),
  ];
}
