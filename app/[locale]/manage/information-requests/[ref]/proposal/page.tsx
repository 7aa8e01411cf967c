import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { previewOf } from '@/lib/information-request/queries';
import { whyNotPropose } from '@/lib/information-request/rules';
import { proposalForm } from '@/lib/information-request/schema';
import type { RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { propose } from '../../actions';
import { CopyPreview } from '../copy-preview';
import { handled } from '../handled';
import { NotNow } from '../not-now';

export default async function ProposalPage(props: RouteProps<'ref'>) {
  const { locale, say, request, page } = await handled(props, '/proposal');
  const whyNot = whyNotPropose({ status: request.status, items: request.items.length, undecided: request.redactions.filter(({ status }) => status === 'proposed').length });
  const preview = <CopyPreview document={previewOf(request)} label={say('law.copy.items')} />;
  if (whyNot) {
    return (
      <NotNow page={page} reference={request.ref} title={say('law.proposal.title')} whyNot={whyNot}>
        {request.items.length > 0 && preview}
      </NotNow>
    );
  }
  return (
    <ServicePage {...page}>
      <Form
        {...formProps(locale, proposalForm, propose, { hidden: { ref: request.ref } })}
        title={say('law.proposal.title')}
        caption={request.ref}
        submit={say('law.proposal.submit')}
        intro={
          <>
            <p className="govuk-body">{say('law.proposal.intro')}</p>
            {preview}
          </>
        }
      />
    </ServicePage>
  );
}
