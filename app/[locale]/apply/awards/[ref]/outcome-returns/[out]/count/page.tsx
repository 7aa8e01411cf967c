import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { WarningText } from '@/components/govuk/warning-text';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { returnForRecipient } from '@/lib/outcome-return/queries';
import { countForm } from '@/lib/outcome-return/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { count } from '../../actions';

export default async function CountPage(props: RouteProps<'ref' | 'out'>) {
  const { locale, route } = await given(props);
  const totals = `/apply/awards/${route.ref}/outcome-returns/${route.out}`;
  const actor = await signedIn(locale, `${totals}/count`);
  const found = await returnForRecipient(actor, route.ref, route.out);
  if (!found || (found.status !== 'draft' && found.status !== 'changes_requested')) missing(locale);
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={`${totals}/count`} actor={actor} back={{ href: localPath(locale, totals), label: say('outcome.back.totals') }}>
      <Form
        {...formProps(locale, countForm, count, { hidden: { award: found.awardRef, ref: found.ref, version: String(found.version) } })}
        title={say('outcome.count.title')}
        submit={say('outcome.count.submit')}
        intro={
          <>
            <p className="govuk-body">{say('outcome.count.intro')}</p>
            <WarningText>{say('outcome.count.rules')}</WarningText>
            <p className="govuk-body">{say('outcome.count.replaces')}</p>
          </>
        }
      />
    </ServicePage>
  );
}
