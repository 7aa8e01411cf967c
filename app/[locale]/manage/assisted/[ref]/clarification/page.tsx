import { Answering, asksForFiles } from '@/app/[locale]/apply/applications/[ref]/clarification/answering';
import { BlockedButton } from '@/components/govuk/button';
import { AssistedNotice } from '@/components/grant/assisted';
import { Clarifications } from '@/components/grant/clarifications';
import { staffSignedIn } from '@/lib/access/session';
import { assistedClarification } from '@/lib/assisted/queries';
import { asEditorOf } from '@/lib/assisted/steps';
import { attachmentsForMember } from '@/lib/attachment/queries';
import { localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { chooseForSomebody, saveForSomebody } from './actions';

export default async function AssistedClarificationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/assisted/${route.ref}/clarification`;
  const actor = await staffSignedIn(locale, path);
  const { application, assisted, clarification, whyNot } = await orMissing(locale, assistedClarification(actor, route.ref));
  const open = whyNot ? undefined : clarification?.open;
  const files = open && asksForFiles({ open }) ? await attachmentsForMember(asEditorOf(actor, assisted), route.ref) : undefined;
  const title = say('answers.enter.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={open ? undefined : title} back={{ href: localPath(locale, `/manage/assisted/${application.ref}`), label: say('assisted.back') }}>
      {open ? (
        <>
          <AssistedNotice locale={locale} assisted={application.assisted} />
          <Answering {...{ locale, application, open, query, files, title }} save={saveForSomebody} choose={chooseForSomebody} intro={say('answers.enter.intro', { name: assisted.certifierName, organisation: assisted.organisationName })} />
        </>
      ) : (
        <>
          <span className="govuk-caption-l">{application.ref}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          <AssistedNotice locale={locale} assisted={application.assisted} />
          <BlockedButton id="enter" reason={whyNot ? refusalSentence(locale, whyNot) : ''}>
            {say('clarification.own.submit')}
          </BlockedButton>
        </>
      )}
      <Clarifications locale={locale} clarifications={clarification?.earlier ?? []} />
    </ServicePage>
  );
}
