import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { whyNotWork } from '@/lib/information-request/rules';
import { coverForm } from '@/lib/information-request/schema';
import type { RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { cover } from '../../actions';
import { handled } from '../handled';
import { NotNow } from '../not-now';

export default async function CoverPage(props: RouteProps<'ref'>) {
  const { locale, say, request, page } = await handled(props, '/coverage');
  const whyNot = whyNotWork(request);
  if (whyNot) return <NotNow page={page} reference={request.ref} title={say('law.cover.title')} whyNot={whyNot} />;
  return (
    <ServicePage {...page}>
      <Form
        {...formProps(locale, coverForm, cover, { hidden: { ref: request.ref } })}
        title={say('law.cover.title')}
        caption={request.ref}
        submit={say('law.cover.submit')}
      />
    </ServicePage>
  );
}
