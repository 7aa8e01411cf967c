import { AgreementPapers } from '@/components/grant/agreement-proof';
import { staffSignedIn } from '@/lib/access/session';
import { agreementProof } from '@/lib/award/agreement-queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';

export default async function AgreementPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const award = `/manage/awards/${route.ref}`;
  const path = `${award}/agreement`;
  const actor = await staffSignedIn(locale, path);
  const proof = await agreementProof(actor, route.ref, 'fund');
  if (!proof) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('agreement.papers.title')} back={{ href: localPath(locale, award), label: say('agreement.papers.back') }}>
      <AgreementPapers locale={locale} proof={proof} path={localPath(locale, path)} />
    </ServicePage>
  );
}
