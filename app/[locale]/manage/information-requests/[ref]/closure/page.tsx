import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { closureForm } from '@/lib/information-request/schema';
import type { RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { close } from '../../actions';
import { handled } from '../handled';

export default async function ClosurePage(props: RouteProps<'ref'>) {
  const { locale, say, request, page } = await handled(props, '/closure');
  return (
    <ServicePage {...page}>
      <Form
        {...formProps(locale, closureForm, close, { hidden: { ref: request.ref } })}
        title={say('law.closure.title')}
        caption={request.ref}
        submit={say('law.closure.submit')}
        warning
      />
    </ServicePage>
  );
}
