import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { formatBytes } from '@/lib/attachment/vocabulary';
import { conditionsForRecipient } from '@/lib/condition/queries';
import { whyNotRemove } from '@/lib/condition/rules';
import { removalForm } from '@/lib/condition/schema';
import { localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../../route-props';
import { ServicePage } from '../../../../../../../service-page';
import { remove } from '../../actions';

/** A file that was attached by mistake. The form is checked again when it is sent: an officer may have ruled meanwhile. */
export default async function EvidenceRemovalPage(props: RouteProps<'ref' | 'condition'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const back = `/apply/awards/${route.ref}/conditions/${route.condition}`;
  const path = `${back}/removal`;
  const actor = await signedIn(locale, query.file ? `${path}?file=${encodeURIComponent(query.file)}` : path);
  const found = await conditionsForRecipient(actor, route.ref);
  const condition = found?.conditions.find(({ ref }) => ref === route.condition);
  if (!found || !condition) missing(locale);
  const file = condition.files.find(({ ref }) => ref === query.file);
  const refusal = file && whyNotRemove(condition, condition.files.length);
  const blocked = !may(actor, 'condition.answer', found.award) ? say('condition.evidence.onlyMember') : !file ? say('condition.removal.none') : refusal && refusalSentence(locale, refusal);
  const title = say('condition.removal.title');
  const page = { locale, path, actor, back: { href: localPath(locale, back), label: say('condition.removal.back') } };
  if (!file || blocked) {
    return (
      <ServicePage {...page} title={title}>
        <span className="govuk-caption-l">{condition.requirement}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        <BlockedButton id="removal" reason={blocked || say('condition.removal.none')}>
          {say('condition.removal.submit')}
        </BlockedButton>
      </ServicePage>
    );
  }
  const intro = (
    <>
      <p className="govuk-body">
        <strong>{file.name}</strong> ({formatBytes(file.bytes)})
      </p>
      <p className="govuk-body">{say(condition.answeredAt ? 'condition.removal.sent' : 'condition.removal.notSent')}</p>
    </>
  );
  return (
    <ServicePage {...page}>
      <Form {...formProps(locale, removalForm, remove, { hidden: { award: route.ref, condition: condition.ref, file: file.ref } })} title={title} caption={condition.requirement} intro={intro} submit={say('condition.removal.submit')} />
    </ServicePage>
  );
}
