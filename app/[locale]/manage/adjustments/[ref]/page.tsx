import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { AdjustmentCard } from '@/components/grant/adjustment';
import { adjustmentForOfficer } from '@/lib/adjustment/queries';
import { adjustmentAnswerForm } from '@/lib/adjustment/schema';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { answerRequest } from '../actions';

export default async function AdjustmentPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/adjustments/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const request = await orMissing(locale, adjustmentForOfficer(actor, route.ref));
  const title = say('adjustment.answer.title');
  const card = <AdjustmentCard locale={locale} request={request} />;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={request.answeredAt ? title : undefined} back={{ href: localPath(locale, '/manage/adjustments'), label: say('adjustment.list.title') }}>
      {request.answeredAt ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          {card}
        </>
      ) : (
        <Form {...formProps(locale, adjustmentAnswerForm, answerRequest, { hidden: { ref: request.ref } })} title={title} intro={card} submit={say('adjustment.answer.submit')} />
      )}
    </ServicePage>
  );
}
