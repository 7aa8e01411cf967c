import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { whyNotWork } from '@/lib/information-request/rules';
import { closureForm } from '@/lib/information-request/schema';
import type { RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { close } from '../../actions';
import { handled } from '../handled';
import { NotNow } from '../not-now';

export default async function ClosurePage(props: RouteProps<'ref'>) {
  const { locale, say, request, page } = await handled(props, '/closure');
  const whyNot = whyNotWork(request);
  if (whyNot) return <NotNow page={page} reference={request.ref} title={say('law.closure.title')} whyNot={whyNot} />;
  return (
    <ServicePage {...page}>
      <Form
        {...formProps(locale, closureForm, close, { hidden: { ref: request.ref } })}
        title={say('law.closure.title')}
        caption={request.ref}
        submit={say('law.closure.submit')}
        intro={<p className="govuk-body">{say('law.closure.intro')}</p>}
        warning
      />
    </ServicePage>
  );
}
