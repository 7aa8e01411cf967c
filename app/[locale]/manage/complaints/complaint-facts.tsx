import { ComplaintRows, ComplaintTag } from '@/components/grant/complaint';
import type { Complaint } from '@/lib/complaint/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

/** A complaint as whoever may read it at the fund sees it, with what it is about. */
export function ComplaintFacts({ locale, complaint }: { locale: Locale; complaint: Complaint }) {
  const say = words(locale);
  const { application, title, organisation, name, contact, recordedBy, reviewer, outcome, late } = complaint;
  return (
    <ComplaintRows
      locale={locale}
      complaint={complaint}
      more={[
        { key: say('complaint.application'), value: <><a className="govuk-link" href={localPath(locale, `/manage/applications/${application}`)}>{application}</a> {title}</> },
        { key: say('complaint.organisation'), value: organisation },
        { key: say('complaint.state'), value: <ComplaintTag locale={locale} outcome={outcome} given={reviewer !== null} late={late} /> },
        { key: say('complaint.who'), value: recordedBy ? say('complaint.recordedBy', { name, officer: recordedBy }) : name },
        { key: say('complaint.contact'), value: contact },
        { key: say('complaint.reviewer'), value: reviewer ?? say('complaint.nobody') },
      ]}
    />
  );
}
