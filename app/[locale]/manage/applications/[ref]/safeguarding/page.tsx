import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { questionsOf } from '@/lib/programme/questions';
import { safeguardingForStaff } from '@/lib/safeguarding/queries';
import { safeguardingCheckForm } from '@/lib/safeguarding/schema';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { captionOf, stepPath } from '../step-page';
import { recordCheck } from './actions';

type Found = NonNullable<Awaited<ReturnType<typeof safeguardingForStaff>>>;

export default async function SafeguardingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${stepPath(route.ref)}/safeguarding`;
  const actor = await staffSignedIn(locale, path);
  const found = await orMissing(locale, safeguardingForStaff(actor, route.ref));
  const { application } = found;
  const back = { href: localPath(locale, stepPath(application.ref)), label: say('assessment.file.backToFile') };
  const values = found.check && { policySeen: found.check.policySeen ? 'yes' : 'no', leadNamed: found.check.leadNamed ? 'yes' : 'no', notes: found.check.notes };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={may(actor, 'safeguarding.check', null) ? undefined : say('safeguarding.check.title')} back={back}>
      {may(actor, 'safeguarding.check', null) ? (
        <Form
          {...formProps(locale, safeguardingCheckForm, recordCheck, { hidden: { ref: application.ref }, values })}
          title={say('safeguarding.check.title')}
          caption={captionOf(application)}
          intro={<Known locale={locale} found={found} />}
          submit={say('safeguarding.check.submit')}
        />
      ) : (
        <>
          <span className="govuk-caption-l">{captionOf(application)}</span>
          <h1 className="govuk-heading-l">{say('safeguarding.check.title')}</h1>
          <Known locale={locale} found={found} />
        </>
      )}
    </ServicePage>
  );
}

/** What the applicant says, and what was found before. */
function Known({ locale, found: { application, questions, answers, check } }: { locale: Locale; found: Found }) {
  const say = words(locale);
  const said = questionsOf(questions).filter(({ name }) => name === 'people_at_risk' || name.startsWith('safeguarding')).filter(({ field }) => field.kind !== 'file');
  const yesNo = (value: boolean) => say(value ? 'safeguarding.check.yes' : 'safeguarding.check.no');
  const inWords = (answer: unknown) => (answer === 'yes' || answer === 'no' ? yesNo(answer === 'yes') : String(answer ?? ''));
  return (
    <>
      <p className="govuk-body">{say(application.atRisk ? 'safeguarding.check.intro' : 'safeguarding.check.notAtRisk')}</p>
      {said.length > 0 && <h2 className="govuk-heading-m">{say('safeguarding.check.answers')}</h2>}
      {said.length > 0 && <SummaryList rows={said.map(({ name, label }) => ({ key: label[locale], value: inWords(answers[name]) }))} />}
      {check && (
        <InsetText>
          {say('safeguarding.check.answered', { name: check.by, when: formatInstant(check.at, locale) })}. {say('safeguarding.check.policySeen.label')} {yesNo(check.policySeen)}. {say('safeguarding.check.leadNamed.label')} {yesNo(check.leadNamed)}.{' '}
          {check.notes}
        </InsetText>
      )}
    </>
  );
}
