import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { previewOf } from '@/lib/information-request/queries';
import { whyNotSettle } from '@/lib/information-request/rules';
import { releaseForm } from '@/lib/information-request/schema';
import type { RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { settle } from '../../actions';
import { CopyPreview } from '../copy-preview';
import { handled } from '../handled';
import { NotNow } from '../not-now';

export default async function ReleasePage(props: RouteProps<'ref'>) {
  const { locale, say, actor, request, page } = await handled(props, '/release');
  const own = request.proposedById === actor.id;
  const whyNot = whyNotSettle(request);
  if (whyNot) return <NotNow page={page} reference={request.ref} title={say('law.release.title')} whyNot={whyNot} />;
  return (
    <ServicePage {...page}>
      <Form
        {...formProps(locale, releaseForm, settle, { hidden: { ref: request.ref } })}
        title={say('law.release.title')}
        caption={request.ref}
        submit={say('law.release.submit')}
        intro={
          <>
            {!own && <SecondFactorNotice locale={locale} actor={actor} now={request.now} here={page.path} />}
            <p className="govuk-body">{say(own ? 'law.release.own' : 'law.release.intro')}</p>
            <CopyPreview document={previewOf(request)} label={say('law.copy.items')} />
          </>
        }
      />
    </ServicePage>
  );
}
