import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { previewOf } from '@/lib/information-request/queries';
import { proposalForm } from '@/lib/information-request/schema';
import type { RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { propose } from '../../actions';
import { CopyPreview } from '../copy-preview';
import { handled } from '../handled';

export default async function ProposalPage(props: RouteProps<'ref'>) {
  const { locale, say, request, page } = await handled(props, '/proposal');
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
            <CopyPreview document={previewOf(request)} label={say('law.copy.items')} />
          </>
        }
      />
    </ServicePage>
  );
}
