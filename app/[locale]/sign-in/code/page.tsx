import { renderSVG } from 'uqr';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { demonstrationCode } from '@/lib/access/demonstration';
import { secondFactorOf } from '@/lib/access/queries';
import { codeForm, setUpForm } from '@/lib/access/schema';
import { ownPath, signedIn } from '@/lib/access/session';
import { enrolmentAddress } from '@/lib/access/totp';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { giveCode, setUp } from '../actions';

export default async function CodePage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, '/sign-in/code');
  const factor = await secondFactorOf(actor);
  const shown = await demonstrationCode(actor);
  const hidden = { to: ownPath(query.to, '') };
  if (factor.state === 'none') {
    return (
      <ServicePage locale={locale} path="/sign-in/code" actor={actor}>
        <Form {...formProps(locale, setUpForm, setUp, { hidden })} title={say('access.code.setUp')} submit={say('access.setUp.submit')} intro={<p className="govuk-body">{say('access.setUp.body')}</p>} />
      </ServicePage>
    );
  }
  return (
    <ServicePage locale={locale} path="/sign-in/code" actor={actor}>
      <Form
        {...formProps(locale, codeForm, giveCode, { hidden })}
        title={say(factor.state === 'confirmed' ? 'access.code.title' : 'access.code.setUp')}
        submit={say('access.code.submit')}
        intro={
          <>
            {factor.state === 'begun' ? <Enrolment secret={factor.secret} email={actor.email} say={say} /> : <p className="govuk-body">{say('access.code.intro')}</p>}
            {shown && <InsetText>{say('access.code.demonstration', { name: actor.name, code: shown })}</InsetText>}
          </>
        }
      />
    </ServicePage>
  );
}

function Enrolment({ secret, email, say }: { secret: string; email: string; say: ReturnType<typeof words> }) {
  const picture = `data:image/svg+xml;base64,${Buffer.from(renderSVG(enrolmentAddress(secret, email))).toString('base64')}`;
  return (
    <>
      <p className="govuk-body">{say('access.code.scan')}</p>
      {/* biome-ignore lint/performance/noImgElement: a picture made on the spot has nothing for Next's image service to do */}
      <img src={picture} alt={say('access.code.picture')} width={220} height={220} />
      <p className="govuk-body">{say('access.code.typed')}</p>
      <p className="govuk-body">
        <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </>
  );
}
