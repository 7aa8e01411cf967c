import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ConditionFacts } from '@/components/grant/conditions';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { conditionsForStaff, type StaffCondition } from '@/lib/condition/queries';
import { isOpen } from '@/lib/condition/rules';
import { rulingForm, waiverForm } from '@/lib/condition/schema';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { rule, waive } from '../actions';

export default async function ConditionPage(props: RouteProps<'ref' | 'condition'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const list = `/manage/applications/${route.ref}/conditions`;
  const path = `${list}/${route.condition}`;
  const actor = await staffSignedIn(locale, path);
  const found = await conditionsForStaff(actor, route.ref);
  const condition = found?.conditions.find(({ ref }) => ref === route.condition);
  if (!found || !condition) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={condition.requirement} back={{ href: localPath(locale, list), label: say('condition.backToList') }}>
      <span className="govuk-caption-l">{`${found.application.ref}, ${found.application.title}`}</span>
      <h1 className="govuk-heading-l">{condition.requirement}</h1>
      <ConditionFacts locale={locale} condition={condition} own={false} more={staffRows(locale, condition)} />
      {may(actor, 'condition.rule', null) && isOpen(condition.status) && (
        <>
          {condition.waiverProposedBy && <Waiver locale={locale} actor={actor} condition={condition} application={route.ref} now={found.now} here={path} />}
          <h2 className="govuk-heading-m">{say('condition.ruling.title')}</h2>
          <Form {...formProps(locale, rulingForm, rule, { hidden: { application: route.ref, condition: condition.ref } })} submit={say('condition.ruling.submit')} />
        </>
      )}
    </ServicePage>
  );
}

function staffRows(locale: Locale, { setAt, setBy, waiverReason, waiverProposer, removed }: StaffCondition) {
  const say = words(locale);
  return [
    { key: say('condition.one.set'), value: say('condition.one.setBy', { when: formatInstant(setAt, locale), name: setBy }) },
    ...(waiverReason && waiverProposer ? [{ key: say('condition.one.waiver'), value: say('condition.one.waiverBy', { reason: waiverReason, name: waiverProposer }) }] : []),
    ...(removed.length > 0 ? [{ key: say('condition.removal.taken'), value: <Removed locale={locale} removed={removed} /> }] : []),
  ];
}

/** What the recipient took out again: what had been sent can still be read. */
function Removed({ locale, removed }: { locale: Locale; removed: StaffCondition['removed'] }) {
  return (
    <ul className="govuk-list">
      {removed.map(({ ref, name, removedAt, sent, status }) => {
        const line = words(locale)('condition.removal.takenLine', { name, when: formatInstant(new Date(removedAt), locale) });
        return (
          <li key={ref}>
            {sent && (status === 'clean' || status === 'not_scanned') ? (
              <a className="govuk-link" href={localPath(locale, `/attachments/${ref}`)} download>
                {line}
              </a>
            ) : (
              line
            )}
          </li>
        );
      })}
    </ul>
  );
}

type WaiverProps = { locale: Locale; actor: Person; condition: StaffCondition; application: string; now: Date; here: string };

/** For the second officer, where a first has proposed to do without the condition. */
function Waiver({ locale, actor, condition, application, now, here }: WaiverProps) {
  const say = words(locale);
  return (
    <section aria-labelledby="waiver">
      <h2 className="govuk-heading-m" id="waiver">
        {say('condition.waiver.title')}
      </h2>
      {may(actor, 'condition.waive', { proposedBy: condition.waiverProposedBy ?? actor.id }) ? (
        <>
          <p className="govuk-body">{say('condition.waiver.intro', { name: condition.waiverProposer ?? '', reason: condition.waiverReason ?? '' })}</p>
          <SecondFactorNotice locale={locale} actor={actor} now={now} here={here} />
          <Form {...formProps(locale, waiverForm, waive, { hidden: { application, condition: condition.ref } })} submit={say('condition.waiver.submit')} warning />
        </>
      ) : (
        <BlockedButton id="waive" reason={say('condition.waiver.own')}>{say('condition.waiver.submit')}</BlockedButton>
      )}
    </section>
  );
}
