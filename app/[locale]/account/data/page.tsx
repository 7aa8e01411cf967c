import { Button } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { Prose } from '@/components/grant/prose';
import { signedIn } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/account/data';

export default async function OwnDataPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, path);
  const privacy = environment().PRIVACY_EMAIL;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('law.own.title')} back={{ href: localPath(locale, '/account'), label: say('post.account.link') }}>
      <h1 className="govuk-heading-l">{say('law.own.title')}</h1>
      {query.again && <InsetText>{say('law.own.again')}</InsetText>}
      {query.again && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${localPath(locale, '/sign-in')}?to=${encodeURIComponent(localPath(locale, path))}`}>
            {say('law.own.signIn')}
          </a>
        </p>
      )}
      <p className="govuk-body">{say('law.own.intro')}</p>
      <p className="govuk-body">{say('law.own.notMine')}</p>
      {/* A form and not a link: taking it is recorded, so looking at an address must not do it. */}
      <form method="post" action={localPath(locale, `${path}/file`)} className="govuk-button-group">
        <Button name="format" value="pdf">{say('law.own.pdf')}</Button>
        <Button name="format" value="json" look="secondary">{say('law.own.json')}</Button>
      </form>
      <Prose text={say('law.own.ask', { email: `[${privacy}](mailto:${privacy})` })} />
    </ServicePage>
  );
}
