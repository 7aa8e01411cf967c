import type { PublicContent } from '@/app/public-page';
import { ownerName } from '@/app/service-page';
import { Table } from '@/components/govuk/table';
import { WarningText } from '@/components/govuk/warning-text';
import { Prose } from '@/components/grant/prose';
import { formatDate } from '@/lib/dates';
import { demonstrationPhone, environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';

/** The pages that are text, and the order of their sections. */
const written = {
  privacy: ['who', 'what', 'people', 'why', 'sees', 'public', 'keep', 'safe', 'rights'],
  accessibility: ['can', 'known', 'report', 'enforce', 'technical'],
  cookies: ['secure', 'device'],
  contact: ['write', 'say', 'sign', 'deadline', 'adjust', 'other'],
  complaints: ['about', 'how', 'then', 'outside'],
  safeguarding: ['now', 'us', 'local', 'projects'],
} as const;
type Written = keyof typeof written;

const changedOn = '2026-11-23';

/** A page of text in both languages; the owner's details are settings that a production profile requires. */
export async function writtenPage(locale: Locale, page: Written): Promise<PublicContent> {
  const say = words(locale);
  const values = { ...ownerDetails(locale), ...addresses(locale) };
  return {
    title: say(`pages.${page}.title`),
    description: say(`pages.${page}.lead`),
    body: (
      <>
        <h1 className="govuk-heading-xl">{say(`pages.${page}.title`)}</h1>
        <p className="govuk-body-l app-measure">{say(`pages.${page}.lead`)}</p>
        {page === 'privacy' && environment().PROFILE === 'demonstration' && <WarningText prefix={say('pages.warning')}>{say('pages.privacy.demonstration')}</WarningText>}
        {page === 'cookies' && <Cookies locale={locale} />}
        <div className="app-measure">
          {written[page].map((section) => (
            <section key={section} aria-labelledby={section}>
              <h2 className="govuk-heading-m" id={section}>
                {word(locale, `pages.${page}.sections.${section}.heading`)}
              </h2>
              <Prose text={word(locale, `pages.${page}.sections.${section}.text`, values)} />
            </section>
          ))}
        </div>
        <p className="govuk-body-s">{say('pages.updated', { date: formatDate(changedOn, locale) })}</p>
      </>
    ),
  };
}

function ownerDetails(locale: Locale) {
  const own = environment();
  return {
    owner: ownerName(locale), address: own.OWNER_ADDRESS, contactEmail: own.CONTACT_EMAIL, complaintsEmail: own.COMPLAINTS_EMAIL, privacyEmail: own.PRIVACY_EMAIL,
    safeguardingEmail: own.SAFEGUARDING_EMAIL, safeguardingPhone: own.SAFEGUARDING_PHONE === demonstrationPhone ? words(locale)('pages.noTelephone') : own.SAFEGUARDING_PHONE,
  };
}

const addresses = (locale: Locale) => ({
  openData: localPath(locale, '/open-data'), complaints: localPath(locale, '/complaints'), safeguarding: localPath(locale, '/safeguarding'),
  privacy: localPath(locale, '/privacy'), accessibility: localPath(locale, '/accessibility'), adjustments: localPath(locale, '/apply/adjustments'), concern: localPath(locale, '/concern'),
});

function Cookies({ locale }: { locale: Locale }) {
  const say = words(locale);
  const browser = say('pages.cookies.browserEnds');
  return (
    <Table
      caption={say('pages.cookies.table')}
      captionSize="s"
      columns={[{ label: say('pages.cookies.name') }, { label: say('pages.cookies.purpose') }, { label: say('pages.cookies.ends') }]}
      rows={[
        ['authjs.session-token', say('pages.cookies.session'), say('pages.cookies.sessionEnds')],
        ['authjs.csrf-token', say('pages.cookies.csrf'), browser],
        ['authjs.callback-url', say('pages.cookies.callback'), browser],
      ]}
    />
  );
}
