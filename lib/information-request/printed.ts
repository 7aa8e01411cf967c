import { csvText } from '../award-import/mark-up';
import { formatDate } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument, table } from '../document/document';
import type { Locale } from '../locale';
import { pageWords } from '../programme/printed';
import { words } from '../words';
import { blackOut, marker, occurs } from './redaction';
import { cutsOf, type Redaction, type WorkingItem } from './steps';
import { citations, type RequestKind } from './vocabulary';

export type Disclosure = { ref: string; kind: RequestKind; locale: Locale; receivedOn: string; made: Date; items: readonly WorkingItem[]; redactions: readonly Redaction[] };

/** What goes out: each item with its words blacked out, and the schedule of what was withheld and why. Every text of it passes the same black. */
export function disclosureDocument(given: Disclosure, author: string): PlainDocument {
  const { ref, kind, locale, receivedOn, made, items } = given;
  const say = words(locale);
  const blocks = [
    facts([{ term: say('law.copy.reference'), details: ref }, { term: say('law.copy.law'), details: say(`law.kind.${kind}`) }, { term: say('law.copy.received'), details: formatDate(receivedOn, locale) }, { term: say('law.copy.made'), details: formatDate(made, locale) }]),
    paragraph(say('law.copy.how')),
    paragraph(say('law.copy.names')),
    heading(2, say('law.copy.items')),
    ...items.flatMap((item) => [heading(3, `${item.number}. ${item.heading}`), ...bodyOf(item, given.redactions, locale)]),
    heading(2, say('law.copy.schedule')),
    ...scheduleOf(given),
    heading(2, say('law.copy.rights')),
    paragraph(say(kind === 'subject_access' ? 'law.copy.rightsOfSubject' : 'law.copy.rightsOfAsker')),
  ];
  const black = (text: string) => blackOut(text, cutsOf(given.redactions));
  return { title: say('law.copy.title', { ref }), locale, author, made, foot: ref, pageWords: pageWords(locale), blocks: blocks.map((block) => blacked(block, black)) };
}

/** The files that go out with the copy, whole: those that an officer looked at and did not withhold. */
export const filesThatGo = (items: readonly WorkingItem[], redactions: readonly Redaction[]): WorkingItem[] => items.filter((item) => item.fileRef && !wholly(item, redactions));

const wholly = (item: { id: string }, redactions: readonly Redaction[]) => redactions.find(({ itemId, whole, status }) => whole && status === 'accepted' && itemId === item.id);

function bodyOf(item: WorkingItem, redactions: readonly Redaction[], locale: Locale): Block[] {
  const withheld = wholly(item, redactions);
  if (withheld) return [paragraph(marker(withheld.exemption))];
  const goesWith = item.fileRef ? [paragraph(words(locale)('law.copy.fileGoes', { number: item.number }))] : [];
  return [...item.body.split(/\n\s*\n/).filter((part) => part.trim()).map(paragraph), ...goesWith];
}

function scheduleOf({ locale, items, redactions }: Disclosure): Block[] {
  const say = words(locale);
  const lines = scheduleLines({ items, redactions });
  if (lines.length === 0) return [paragraph(say('law.copy.nothingWithheld'))];
  const rows = lines.map(({ item, exemption, reason, whole, count }) => [`${item}`, citations[exemption], reason, say(whole ? 'law.copy.whole' : 'law.copy.parts', { count })]);
  return [table(say('law.copy.scheduleCaption'), [{ label: say('law.copy.item') }, { label: say('law.copy.clause') }, { label: say('law.copy.reason') }, { label: say('law.copy.extent') }], rows), ...[...new Set(lines.map(({ exemption }) => exemption))].map((exemption) => paragraph(`${citations[exemption]}: ${say(`law.exemption.${exemption}`)}`))];
}

/** By item, clause and reason, how much was withheld: never what. */
function scheduleLines({ items, redactions }: Pick<Disclosure, 'items' | 'redactions'>) {
  const accepted = redactions.filter(({ status }) => status === 'accepted');
  return items.flatMap((item) => {
    const mine = accepted.filter(({ itemId, whole, words: cut }) => itemId === item.id || (!whole && occurs(`${item.heading}\n${item.body}`, cut)));
    return [...grouped(mine).values()].map((group) => ({ item: item.number, ...(group[0] as Redaction), count: new Set(group.map(({ words: cut }) => cut.toLowerCase())).size })); // a group has one at least
  });
}

const keyOf = ({ whole, exemption, reason }: Redaction) => `${whole} ${exemption} ${reason}`;
const grouped = (all: readonly Redaction[]) => all.reduce((map, one) => map.set(keyOf(one), [...(map.get(keyOf(one)) ?? []), one]), new Map<string, Redaction[]>());

function blacked(block: Block, black: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: black(block.text) };
    case 'list':
      return { ...block, items: block.items.map(black) };
    case 'facts':
      return { ...block, rows: block.rows.map(({ term, details }) => ({ term, details: black(details) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(black)) };
  }
}

/** The same as lines of a spreadsheet. */
export function disclosureCsv(given: Disclosure): string {
  const say = words(given.locale);
  const black = (text: string) => blackOut(text, cutsOf(given.redactions));
  const lines = given.items.map((item) => [`${item.number}`, say(`law.item.${item.kind}`), black(item.heading), black(bodyOf(item, given.redactions, given.locale).map((block) => ('text' in block ? block.text : '')).join('\n\n'))]);
  const schedule = scheduleLines(given).map(({ item, exemption, reason, whole, count }) => [`${item}`, citations[exemption], black(reason), say(whole ? 'law.copy.whole' : 'law.copy.parts', { count })]);
  return csvText([
    [say('law.copy.item'), say('law.copy.what'), say('law.copy.heading'), say('law.copy.text')], ...lines,
    [], [say('law.copy.schedule')], [say('law.copy.item'), say('law.copy.clause'), say('law.copy.reason'), say('law.copy.extent')], ...schedule,
  ]);
}
