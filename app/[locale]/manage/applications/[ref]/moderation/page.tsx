import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { panelForStaff } from '@/lib/assessment/queries/application';
import { scoreValues, wordedScoreFields } from '@/lib/assessment/score-form';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { captionOf, StepPage, stepPath } from '../step-page';
import { recordModeration } from './actions';
import { SideBySide } from './side-by-side';
import { Spread } from './spread';

export default async function ModerationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, stepPath(route.ref, 'moderation'));
  if (!may(actor, 'application.moderate', null)) missing(locale);
  const panel = await panelForStaff(actor, route.ref);
  if (!panel) missing(locale);
  const { application } = panel;
  return (
    <StepPage locale={locale} actor={actor} application={application} step="moderation">
      <Form
        {...formWords(locale)}
        action={recordModeration}
        fields={wordedScoreFields(locale, application)}
        values={scoreValues(panel.moderated)}
        hidden={{ locale, key: crypto.randomUUID(), ref: application.ref, version: String(application.version) }}
        title={say('assessment.moderation.title')}
        caption={captionOf(application)}
        submit={say('assessment.moderation.submit')}
        intro={
          <>
            <SideBySide locale={locale} application={application} scores={panel.scores} moderated={panel.moderated} />
            <Spread locale={locale} application={application} scores={panel.scores} />
          </>
        }
      />
    </StepPage>
  );
}
