import { formatDate, formatInstant } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument, table } from '../document/document';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { pageWords } from '../programme/printed';
import { words } from '../words';
import { type EvidenceName, evidence } from './evidence';
import type { AuditPack } from './queries';
import { type Requirement, requirements } from './vocabulary';

/** The index of a round's audit pack, as a document to print and to file. */
export function packDocument(locale: Locale, pack: AuditPack, author: string): PlainDocument {
  const say = words(locale);
  const title = pack.round.title[locale] || pack.round.title.en;
  return {
    title: say('records.pack.titleOf', { round: title }), locale, author, made: pack.now, foot: say('records.pack.foot', { ref: pack.round.ref, when: formatInstant(pack.now, locale) }), pageWords: pageWords(locale),
    blocks: [paragraph(say('records.pack.intro')), ...requirements.flatMap((one, index) => [heading(2, `${index + 1}. ${say(`records.requirement.${one}`)}`), ...requirementBlocks(locale, pack, one)])],
  };
}

/** A requirement's evidence, what the fund says, and plainly what the service does not hold. */
export function requirementBlocks(locale: Locale, pack: AuditPack, requirement: Requirement): Block[] {
  const say = words(locale);
  const said = pack.statements.filter((one) => one.requirement === requirement);
  const held = evidence[requirement].map(({ name, kind }) => ({ term: say(`records.pack.evidence.${name}`), details: saidValue(locale, pack, name, kind) }));
  const columns = (['datedOn', 'words', 'reference', 'by'] as const).map((key) => ({ label: say(`records.pack.${key}`) }));
  return [
    ...(held.length > 0 ? [facts(held)] : []),
    paragraph(say('records.pack.notHeld', { what: say(`records.pack.gap.${requirement}`) })),
    said.length > 0 ? table(say('records.pack.statements', { requirement: say(`records.requirement.${requirement}`) }), columns, said.map((one) => [formatDate(one.datedOn, locale), one.words, one.reference ?? '', `${one.by}, ${formatInstant(one.statedAt, locale)}`])) : paragraph(say('records.pack.nothingSaid')),
  ];
}

/** Counted from the declarations, which only those who look after conflicts of interest may read. */
const fromConflicts = new Set<EvidenceName>(['conflicts', 'liftings', 'assessors_declared']);

export function saidValue(locale: Locale, { evidence: found }: AuditPack, name: EvidenceName, kind: 'count' | 'money' | 'date'): string {
  const value = found[name];
  if (value === null) return words(locale)(fromConflicts.has(name) ? 'records.pack.notYours' : 'records.pack.none');
  if (kind === 'money') return formatMoney(Number(value));
  return kind === 'date' ? formatDate(String(value), locale) : String(value);
}
