import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { currentActor } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { concernForm } from '@/lib/safeguarding/schema';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';
import { report } from './actions';

const path = '/concern';

export default async function ReportConcernPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={path} actor={await currentActor()} back={{ href: localPath(locale, '/safeguarding'), label: say('common.footer.safeguarding') }}>
      <Form
        {...formProps(locale, concernForm, report)}
        title={say('safeguarding.report.title')}
        intro={
          <>
            <p className="govuk-body">{say('safeguarding.report.intro')}</p>
            <p className="govuk-body">
              <strong>{say('safeguarding.report.now')}</strong>
            </p>
          </>
        }
        submit={say('safeguarding.report.submit')}
      />
    </ServicePage>
  );
}
