import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { planForm } from '@/lib/assessment/assessing-forms';
import { mostAtOnce } from '@/lib/assessment/bulk-rules';
import { planForStaff } from '@/lib/assessment/queries/assign';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { assignWholeRound } from './actions';
import { PlanPreview } from './plan-preview';

export default async function AssigningPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/assigning`;
  const actor = await staffSignedIn(locale, path);
  const { round, plan } = await orMissing(locale, planForStaff(actor, route.ref));
  const count = plan.lines.reduce((sum, { chosen }) => sum + chosen.length, 0);
  const title = say('assessing.plan.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={count === 0 ? title : undefined} back={{ href: localPath(locale, `/manage/rounds/${round.ref}`), label: round.title[locale] }}>
      {count === 0 && (
        <>
          <span className="govuk-caption-l">{round.title[locale]}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          {plan.lines.length === 0 ? <p className="govuk-body">{say('assessing.plan.nothing')}</p> : <PlanPreview locale={locale} plan={plan} />}
        </>
      )}
      {count > 0 && (
        <Form
          {...formProps(locale, planForm, assignWholeRound, { hidden: { round: round.ref, fingerprint: plan.fingerprint } })}
          title={title}
          caption={round.title[locale]}
          intro={
            <>
              <p className="govuk-body">{say('assessing.plan.intro')}</p>
              <p className="govuk-body">{say('assessing.plan.each', { count, days: plan.dueInDays })}</p>
              {plan.more && <p className="govuk-body">{say('assessing.plan.more', { most: mostAtOnce })}</p>}
              <PlanPreview locale={locale} plan={plan} />
            </>
          }
          submit={say('assessing.plan.submit')}
        />
      )}
    </ServicePage>
  );
}
