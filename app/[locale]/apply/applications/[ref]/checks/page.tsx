import { InsetText } from '@/components/govuk/inset-text';
import { OwnFindings } from '@/components/grant/findings';
import { signedIn } from '@/lib/access/session';
import { checksForMember } from '@/lib/application/check-queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { nameOf } from '../standing';

/** The checks that the fund runs, for whoever applies to run first. */
export default async function ChecksPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/checks`;
  const actor = await signedIn(locale, path);
  const checked = await checksForMember(actor, route.ref);
  if (!checked) missing(locale);
  const { ref, set, findings, organisationRef } = checked;
  const of = (level: 'problem' | 'warning') => findings.filter((finding) => finding.level === level);
  const links = { application: `/apply/applications/${ref}`, organisation: `/apply/organisations/${organisationRef}` };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('checks.title')} back={{ href: localPath(locale, `/apply/applications/${ref}`), label: nameOf(locale, checked) }}>
      <h1 className="govuk-heading-l">{say('checks.title')}</h1>
      <p className="govuk-body">{say('checks.intro')}</p>
      {findings.length === 0 && <InsetText>{say('checks.none')}</InsetText>}
      {(['problem', 'warning'] as const).map((level) => {
        const found = of(level);
        const key = `${level}s` as const;
        return found.length === 0 ? null : (
          <section key={level} aria-labelledby={key}>
            <h2 className="govuk-heading-m" id={key}>
              {say(`checks.${key}`)}
            </h2>
            <p className="govuk-body">{say(`checks.${key}Intro`)}</p>
            <OwnFindings locale={locale} set={set} findings={found} links={links} />
          </section>
        );
      })}
    </ServicePage>
  );
}
