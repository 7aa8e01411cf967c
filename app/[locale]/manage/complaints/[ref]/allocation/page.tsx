import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { complaintForStaff, type Reviewer } from '@/lib/complaint/queries';
import { wordedReviewers } from '@/lib/complaint/reviewer-form';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { allocate } from '../../actions';

export default async function AllocationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/complaints/${route.ref}/allocation`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'complaint.allocate', null)) missing(locale);
  const { complaint, reviewers } = await orMissing(locale, complaintForStaff(actor, route.ref));
  const page = localPath(locale, `/manage/complaints/${complaint.ref}`);
  if (complaint.answeredAt) redirect(page);
  const free = reviewers.filter(({ involvement }) => involvement === null);
  const title = say('complaint.allocation.title');
  const barred = <Barred locale={locale} reviewers={reviewers} />;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={free.length === 0 ? title : undefined} back={{ href: page, label: complaint.ref }}>
      {free.length === 0 ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('complaint.allocation.nobody')}</p>
          {barred}
        </>
      ) : (
        <>
          <Form {...formWords(locale)} action={allocate} fields={wordedReviewers(locale, free)} hidden={{ locale, ref: complaint.ref }} title={title} caption={complaint.ref} intro={<p className="govuk-body">{say('complaint.allocation.intro')}</p>} submit={say('complaint.allocation.submit')} />
          {barred}
        </>
      )}
    </ServicePage>
  );
}

/** Who cannot, each with the part they took. */
function Barred({ locale, reviewers }: { locale: Locale; reviewers: readonly Reviewer[] }) {
  const say = words(locale);
  const barred = reviewers.flatMap(({ name, email, involvement }) => (involvement ? [{ name, email, involvement }] : []));
  if (barred.length === 0) return null;
  return <Table caption={say('complaint.allocation.barred')} columns={[{ label: say('complaint.allocation.name') }, { label: say('complaint.allocation.why') }]} rows={barred.map(({ name, involvement }) => [name, say(`complaint.part.${involvement}`)])} />;
}
