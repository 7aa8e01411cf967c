import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { Tag } from '@/components/govuk/tag';
import { WarningText } from '@/components/govuk/warning-text';
import type { Person } from '@/lib/access/actor';
import { formatInstant } from '@/lib/dates';
import { type CheckLine, type Diligence, diligenceForStaff } from '@/lib/diligence/queries';
import { whyNotAward } from '@/lib/diligence/rules';
import { type CheckKind, checkKinds, type Rating } from '@/lib/diligence/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';

const colours = { green: 'green', amber: 'orange', red: 'red' } as const satisfies Record<Rating, string>;

/** The word carries it, the colour helps. A red that was lifted says both. */
export function RatingTag({ locale, check }: { locale: Locale; check: { rating: Rating; lifted: boolean } | undefined }) {
  const say = words(locale);
  if (!check) return <Tag colour="grey">{say('diligence.rating.none')}</Tag>;
  const lifted = check.rating === 'red' && check.lifted;
  return <Tag colour={lifted ? 'grey' : colours[check.rating]}>{say(lifted ? 'diligence.rating.lifted' : `diligence.rating.${check.rating}`)}</Tag>;
}

/** The latest judgement of a check: they come newest first. */
export const latestOf = (checks: readonly CheckLine[], kind: CheckKind): CheckLine | undefined => checks.find((one) => one.kind === kind);
export const latestOfEach = (checks: readonly CheckLine[]): CheckLine[] => checkKinds.flatMap((kind) => latestOf(checks, kind) ?? []);

/** Why no award can be approved, or that nothing in the checks stands against one: with how many were never made, which is not the same as green. */
export function Standing({ locale, diligence: { application, checks, mandatory } }: { locale: Locale; diligence: Diligence }) {
  const say = words(locale);
  const made = latestOfEach(checks);
  const whyNot = whyNotAward(application.ref, made, mandatory);
  if (whyNot) return <WarningText>{refusalSentence(locale, whyNot)}</WarningText>;
  const unmade = checkKinds.length - made.length;
  return <InsetText>{[say('diligence.list.clear'), unmade > 0 && say('diligence.list.unmade', { count: unmade })].filter(Boolean).join(' ')}</InsetText>;
}

/** The checks in short, on the application's own page and above its approval. Nothing where none was made and none is asked for. */
export async function DiligenceInShort({ locale, actor, applicationRef }: { locale: Locale; actor: Person; applicationRef: string }) {
  const say = words(locale);
  const diligence = await diligenceForStaff(actor, applicationRef);
  if (!diligence || (diligence.checks.length === 0 && diligence.mandatory.length === 0)) return null;
  const shown = checkKinds.filter((kind) => diligence.mandatory.includes(kind) || latestOf(diligence.checks, kind));
  const path = `/manage/applications/${applicationRef}/due-diligence`;
  return (
    <>
      <h2 className="govuk-heading-m">{say('diligence.list.file')}</h2>
      <Standing locale={locale} diligence={diligence} />
      <SummaryList rows={shown.map((kind) => ({ key: say(`diligence.kind.${kind}`), value: <InShort locale={locale} check={latestOf(diligence.checks, kind)} /> }))} />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, path)}>
          {say('diligence.list.open')}
        </a>
      </p>
    </>
  );
}

function InShort({ locale, check }: { locale: Locale; check: CheckLine | undefined }) {
  return (
    <>
      <RatingTag locale={locale} check={check} />
      {check && <p className="govuk-hint govuk-!-margin-bottom-1">{words(locale)('diligence.list.by', { name: check.by, when: formatInstant(check.at, locale) })}</p>}
      {check?.notes && <p className="govuk-body app-wrap">{check.notes}</p>}
    </>
  );
}
