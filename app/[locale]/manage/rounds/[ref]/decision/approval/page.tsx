import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import type { WordedField } from '@/lib/field';
import { approvableTogether, type ToApproveLine } from '@/lib/decision/queries';
import { togetherForm } from '@/lib/decision/schema';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { cy } from '@/messages/cy';
import { en } from '@/messages/en';
import { given, type RouteProps } from '../../../../../../route-props';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../deciding-page';
import { approveChosen } from './actions';
import { LiveFits } from './live-fits';

export default async function ApproveTogetherPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, '/approval');
  const { actor, found } = await decidingAt(locale, path, (one) => approvableTogether(one, route.ref));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round, lines, envelopes, bandPence, now } = found;
  const title = say('decision.together.title');
  if (lines.length === 0) {
    return (
      <DecidingPage {...{ locale, actor, path, title }} round={round.ref}>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">{say('decision.together.none')}</p>
      </DecidingPage>
    );
  }
  const form = formProps(locale, togetherForm, approveChosen, { values: { applications: lines.map(({ ref }) => ref) }, hidden: { round: round.ref } });
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref}>
      <Form
        {...form}
        fields={[waiting(locale, lines), ...form.fields]}
        title={title}
        caption={round.title[locale] || round.title.en}
        submit={say('decision.together.submit')}
        intro={
          <>
            <SecondFactorNotice locale={locale} actor={actor} now={now} here={path} />
            <p className="govuk-body">{say('decision.together.intro', { band: formatMoney(bandPence) })}</p>
            <LiveFits locale={locale} lines={lines.map(({ ref, amountPence, envelope }) => ({ ref, amountPence, envelope }))} envelopes={envelopes} words={(locale === 'cy' ? cy : en).decision.fits} />
          </>
        }
      />
    </DecidingPage>
  );
}

/** What waits is data, so the boxes are made here. */
function waiting(locale: Locale, lines: readonly ToApproveLine[]): WordedField {
  const say = words(locale);
  const needs = ({ needsTwo, approvals }: ToApproveLine) => (needsTwo ? (approvals > 0 ? 'oneMore' : 'two') : 'one');
  const options = Object.fromEntries(lines.map((line) => [line.ref, { label: say('decision.together.line', { reference: line.ref, organisation: line.organisation, amount: formatMoney(line.amountPence) }), hint: `${line.title}: ${say(`decision.together.${needs(line)}`)}` }]));
  return { kind: 'manyOf', name: 'applications', options, cells: [], label: say('decision.together.applications.label'), hint: say('decision.together.applications.hint'), missing: say('decision.together.applications.missing') };
}
