import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { PageTitle } from '@/components/layout/page-head';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { rawOf } from '@/lib/field-raw';
import { localPath } from '@/lib/locale';
import { defaultRules } from '@/lib/publication/disclosure';
import { draftForm } from '@/lib/publication/release-forms';
import { releasesForStaff } from '@/lib/publication/release-queries';
import { word, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { draft } from '../actions';

export default async function DraftReleasePage(props: RouteProps) {
  const { locale } = await given(props);
  const path = '/manage/releases/new';
  const actor = await staffSignedIn(locale, path);
  const { reportedUpTo, today } = await orMissing(locale, releasesForStaff(actor));
  const say = words(locale);
  const values = rawOf(draftForm.fields, { asAt: reportedUpTo && reportedUpTo < today ? reportedUpTo : today, ...defaultRules });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/releases'), label: say('release.back') }}>
      {may(actor, 'release.draft', null) ? (
        <Form
          {...formProps(locale, draftForm, draft, { values })}
          title={say('release.draft.title')}
          submit={say('release.draft.submit')}
          intro={
            <>
              <p className="govuk-body">{say('release.draft.intro')}</p>
              <InsetText>{reportedUpTo ? say('release.draft.latest', { date: formatDate(reportedUpTo, locale) }) : say('release.list.nothing')}</InsetText>
            </>
          }
        />
      ) : (
        <>
          <PageTitle locale={locale} title={say('release.draft.title')} />
          <h1 className="govuk-heading-l">{say('release.draft.title')}</h1>
          <BlockedButton id="draft" reason={word(locale, 'refusal.not_allowed')}>{say('release.draft.submit')}</BlockedButton>
        </>
      )}
    </ServicePage>
  );
}
