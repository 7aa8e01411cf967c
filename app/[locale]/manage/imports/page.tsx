import { redirect } from 'next/navigation';
import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { Pagination } from '@/components/govuk/pagination';
import { holds } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { importsForStaff } from '@/lib/award-import/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { ImportTable } from './import-table';

const path = '/manage/imports';

export default async function ImportsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (holds(actor, 'devolved_contributor')) redirect(localPath(locale, '/manage/devolved'));
  if (!may(actor, 'import.read', null)) missing(locale);
  const { lines, more } = await importsForStaff(actor, 'awards', query.after);
  const last = lines.at(-1);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('imports.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('imports.list.title')}</h1>
      <p className="govuk-body app-measure">{say('imports.list.intro')}</p>
      {may(actor, 'import.prepare', null) ? (
        <ButtonLink href={localPath(locale, `${path}/file`)}>{say('imports.list.start')}</ButtonLink>
      ) : (
        <BlockedButton id="start" reason={say('imports.list.notYours')}>
          {say('imports.list.start')}
        </BlockedButton>
      )}
      {lines.length > 0 ? <ImportTable locale={locale} caption={say('imports.list.caption')} lines={lines} /> : <p className="govuk-body">{say('imports.list.none')}</p>}
      <Pagination label={say('imports.list.pages')} next={more && last ? { href: `${localPath(locale, path)}?after=${last.ref}`, label: say('imports.list.older') } : undefined} />
    </ServicePage>
  );
}
