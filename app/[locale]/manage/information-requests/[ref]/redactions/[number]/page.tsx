import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { whyNotWork } from '@/lib/information-request/rules';
import { redactionFormFor } from '@/lib/information-request/schema';
import { missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { decide } from '../../../actions';
import { handled } from '../../handled';
import { NotNow } from '../../not-now';

export default async function RedactionPage(props: RouteProps<'ref' | 'number'>) {
  const { locale, say, request, number, page } = await handled(props, '/redactions/[number]');
  const one = request.redactions.find((redaction) => redaction.number === number);
  if (!one) missing(locale);
  const whyNot = whyNotWork(request);
  if (whyNot) return <NotNow page={page} reference={request.ref} title={say('law.redaction.title', { number })} whyNot={whyNot} />;
  const values = { exemption: one.exemption, reason: one.reason, ...(one.status === 'proposed' ? {} : { decision: one.status === 'accepted' ? 'accept' : 'remove' }) };
  return (
    <ServicePage {...page}>
      <Form
        {...formProps(locale, redactionFormFor(request.kind), decide, { values, hidden: { ref: request.ref, redaction: `${number}` } })}
        title={say('law.redaction.title', { number })}
        caption={request.ref}
        submit={say('law.redaction.submit')}
        intro={<p className="govuk-body app-kept-text">{one.whole ? say('law.work.wholeItem') : say('law.redaction.words', { words: one.words })}</p>}
      />
    </ServicePage>
  );
}
