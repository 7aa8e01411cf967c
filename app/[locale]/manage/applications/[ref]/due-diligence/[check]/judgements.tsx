import { Table } from '@/components/govuk/table';
import { formatInstant } from '@/lib/dates';
import type { CheckLine } from '@/lib/diligence/queries';
import { fraudScore } from '@/lib/diligence/rules';
import { type CheckKind, fraudRisks } from '@/lib/diligence/vocabulary';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';
import { RatingTag } from '../parts';
import { sourceOf } from './found';

/** Every judgement of a check, the newest first, with what was known when it was made. */
export function Judgements({ locale, kind, checks }: { locale: Locale; kind: CheckKind; checks: readonly CheckLine[] }) {
  const say = words(locale);
  const made = checks.filter((one) => one.kind === kind);
  if (made.length === 0) return <p className="govuk-body">{say('diligence.history.none')}</p>;
  return (
    <Table
      caption={say('diligence.history.title')}
      columns={[{ label: say('diligence.history.judgement') }, { label: say('diligence.history.notes') }, { label: say('diligence.history.by') }]}
      rows={made.map((one) => [
        <RatingTag key="rating" locale={locale} check={one} />,
        <Said key="said" locale={locale} one={one} />,
        say('diligence.list.by', { name: one.by, when: formatInstant(one.at, locale) }),
      ])}
    />
  );
}

function Said({ locale, one }: { locale: Locale; one: CheckLine }) {
  const say = words(locale);
  const { register, subsidy, reference, fraud } = one;
  const lines = [
    subsidy && [say(`diligence.check.subsidy.options.${subsidy}`), reference].filter(Boolean).join(': '),
    fraud && say('diligence.found.score', { score: fraudScore(fraud) }),
    ...(fraud ? fraudRisks.map((risk) => `${say(`diligence.risk.${risk}`)}: ${fraud[risk].likelihood} × ${fraud[risk].impact}`) : []),
    one.notes,
    register && say('diligence.history.register', { said: register.entry ? [register.entry.name, register.entry.status, register.entry.lastAccountsOn].filter(Boolean).join(', ') : say('diligence.found.absent'), source: sourceOf(locale, register) }),
    one.liftedBy && one.liftedAt && say('diligence.history.lifted', { name: one.liftedBy, when: formatInstant(one.liftedAt, locale), reason: one.liftedReason ?? '' }),
  ].filter((line): line is string => Boolean(line));
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="govuk-body-s app-wrap govuk-!-margin-bottom-1">
          {line}
        </p>
      ))}
    </>
  );
}
