import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { formatDate, londonDate } from '@/lib/dates';
import { whyNotExtend } from '@/lib/information-request/rules';
import { extensionForm } from '@/lib/information-request/schema';
import type { RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { extend } from '../../actions';
import { handled } from '../handled';
import { NotNow } from '../not-now';

export default async function ExtensionPage(props: RouteProps<'ref'>) {
  const { locale, say, request, page } = await handled(props, '/extension');
  const whyNot = whyNotExtend({ ...request, extensions: request.extensions.length }, undefined, request.latest, londonDate(request.now));
  const dates = { due: formatDate(request.dueOn, locale), latest: formatDate(request.latest, locale) };
  const law = <p className="govuk-body">{say(`law.extension.intro.${request.kind}`, dates)}</p>;
  if (whyNot) {
    return (
      <NotNow page={page} reference={request.ref} title={say('law.extension.title')} whyNot={whyNot}>
        {law}
      </NotNow>
    );
  }
  return (
    <ServicePage {...page}>
      <Form
        {...formProps(locale, extensionForm, extend, { hidden: { ref: request.ref, seen: request.dueOn } })}
        title={say('law.extension.title')}
        caption={request.ref}
        submit={say('law.extension.submit')}
        intro={
          <>
            {law}
            <p className="govuk-body">{say('law.extension.tell', dates)}</p>
          </>
        }
      />
    </ServicePage>
  );
}
