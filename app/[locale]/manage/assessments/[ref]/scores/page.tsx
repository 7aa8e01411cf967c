import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { InsetText } from '@/components/govuk/inset-text';
import { staffSignedIn } from '@/lib/access/session';
import { assignmentForAssessor } from '@/lib/assessment/queries/assessor';
import { wordedScoreFields } from '@/lib/assessment/score-form';
import { localPath } from '@/lib/locale';
import { autosaveAt } from '@/lib/page-address';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { score } from '../../actions';
import { BlockedStep } from '../blocked-step';
import { captionOf } from '../caption';
import { TwoTexts } from './two-texts';

export default async function ScoresPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/assessments/${route.ref}`;
  const actor = await staffSignedIn(locale, `${path}/scores`);
  const mine = await assignmentForAssessor(actor, route.ref);
  if (!mine) missing(locale);
  if (mine.status !== 'declared_clear' || mine.applicationStatus !== 'in_assessment') return <BlockedStep locale={locale} actor={actor} mine={mine} step="scores" />;
  return (
    <ServicePage locale={locale} path={`${path}/scores`} actor={actor} back={{ href: localPath(locale, path), label: say('assessment.file.backToFile') }}>
      <TwoTexts locale={locale} mine={mine} />
      <Form
        // A draft that another window or a choice has changed is drawn anew: the boxes show what stands.
        key={mine.draftVersion}
        at={localPath(locale, `${path}/scores`)}
        {...formWords(locale)}
        action={score}
        fields={wordedScoreFields(locale, mine)}
        values={mine.draft ?? undefined}
        hidden={{ locale, key: crypto.randomUUID(), ref: mine.ref, form: crypto.randomUUID(), version: String(mine.draftVersion) }}
        title={say('assessment.scores.title')}
        caption={captionOf(mine)}
        submit={say('assessment.scores.seal')}
        secondary={{ name: 'intent', value: 'save', label: say('assessment.scores.later') }}
        autosave={localPath(locale, autosaveAt(`${path}/scores`))}
        intro={
          <>
            {query.done === 'two' && <InsetText>{say('assessing.scores.twoTexts')}</InsetText>}
            <p className="govuk-body">{say('assessment.scores.intro')}</p>
            <p className="govuk-body">{say('assessing.scores.seal')}</p>
            <InsetText>{say('assessing.scores.disclosed')}</InsetText>
            <p className="govuk-body">
              <a className="govuk-link" href={localPath(locale, path)} target="_blank" rel="noopener">
                {say('assessment.scores.read')}
              </a>
            </p>
          </>
        }
      />
    </ServicePage>
  );
}
