import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { isLinked } from '@/lib/access/provider-commands';
import { providerUnlinkForm } from '@/lib/access/schema';
import { signedIn } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { unlink } from '../actions';

const path = '/account/provider';

export default async function ProviderPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, path);
  const provider = environment().OIDC_LABEL;
  const back = { href: localPath(locale, '/account'), label: say('post.account.link') };
  const title = say('law.providerUnlink.title', { provider });
  if (!(await isLinked(actor))) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">{say('law.providerUnlink.notLinked', { provider })}</p>
      </ServicePage>
    );
  }
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form {...formProps(locale, providerUnlinkForm, unlink)} title={title} intro={<p className="govuk-body">{say('law.providerUnlink.body', { provider, email: actor.email })}</p>} submit={say('law.providerUnlink.submit', { provider })} warning />
    </ServicePage>
  );
}
