import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { publicationValues, wordedPublicationFields } from '@/lib/award/publication-form';
import { awardForStaff } from '@/lib/award/queries';
import { isPublishable } from '@/lib/award/rules';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { publish } from '../../actions';
import { publicationSaid } from '../publication-state';

export default async function PublicationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}`;
  const actor = await staffSignedIn(locale, `${path}/publication`);
  if (!may(actor, 'award.publish', null)) missing(locale);
  const award = await awardForStaff(actor, route.ref);
  if (!award) missing(locale);
  const title = say('award.publication.title');
  const ready = isPublishable(award.status);
  return (
    <ServicePage locale={locale} path={`${path}/publication`} actor={actor} title={ready ? undefined : title} back={{ href: localPath(locale, path), label: say('award.offer.backToAward') }}>
      {!ready && (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="publish" reason={say('award.publication.why', { state: say(`state.award.${award.status}`) })}>
            {say('award.publication.submit')}
          </BlockedButton>
        </>
      )}
      {ready && (
        <Form
          {...formWords(locale)}
          action={publish}
          fields={wordedPublicationFields(locale, award.sites)}
          values={publicationValues(award.sites, award.publication, award.description)}
          hidden={{ locale, key: crypto.randomUUID(), ref: award.ref }}
          title={title}
          caption={`${award.ref}, ${award.title}`}
          submit={say('award.publication.submit')}
          intro={
            <>
              <p className="govuk-body">{say('award.publication.intro')}</p>
              <p className="govuk-body">{award.publication ? publicationSaid(locale, award.publication).join(' ') : say('award.file.unpublished')}</p>
            </>
          }
        />
      )}
    </ServicePage>
  );
}
