import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { ComplaintRows } from '@/components/grant/complaint';
import { signedIn } from '@/lib/access/session';
import { complaintsForMember, type OwnComplaint } from '@/lib/complaint/queries';
import { complaintForm } from '@/lib/complaint/schema';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { complain } from '../letter/actions';

/** Complaining about how an application was handled, and the answers to what was complained of. */
export default async function ComplaintPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/complaint`;
  const actor = await signedIn(locale, path);
  const { ref, title, complaints } = await orMissing(locale, complaintsForMember(actor, route.ref));
  const open = complaints.find(({ answeredAt }) => !answeredAt);
  const made = complaints.map((one) => <Made key={one.ref} locale={locale} complaint={one} />);
  // An answer is what somebody who complained has come for: it stands before the form for another complaint.
  const intro = (
    <>
      {made}
      {made.length > 0 && <h2 className="govuk-heading-m">{say('complaint.make.again')}</h2>}
      <p className="govuk-body">{say('complaint.make.intro')}</p>
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={open ? say('complaint.own.title') : undefined} back={{ href: localPath(locale, `/apply/applications/${ref}`), label: say('letter.own_page.back') }}>
      {open && query.done && <NotificationBanner title={say('complaint.own.title')} success>{say('complaint.own.sent', { due: formatDate(open.dueOn, locale) })}</NotificationBanner>}
      {open ? (
        <>
          <span className="govuk-caption-l">{`${ref}, ${title}`}</span>
          <h1 className="govuk-heading-l">{say('complaint.own.title')}</h1>
          {!query.done && <InsetText>{say('complaint.own.sent', { due: formatDate(open.dueOn, locale) })}</InsetText>}
          {made}
        </>
      ) : (
        <Form {...formProps(locale, complaintForm, complain, { hidden: { application: ref } })} title={say('complaint.make.title')} caption={`${ref}, ${title}`} intro={intro} submit={say('complaint.make.submit')} />
      )}
    </ServicePage>
  );
}

function Made({ locale, complaint }: { locale: Locale; complaint: OwnComplaint }) {
  return (
    <section aria-labelledby={complaint.ref}>
      <h2 className="govuk-heading-m" id={complaint.ref}>
        {words(locale)('complaint.own.made', { ref: complaint.ref, when: formatInstant(complaint.madeAt, locale) })}
      </h2>
      <ComplaintRows locale={locale} complaint={complaint} />
    </section>
  );
}
