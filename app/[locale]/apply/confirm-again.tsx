import type { ReactNode } from 'react';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SummaryList } from '@/components/govuk/summary-list';
import type { Person } from '@/lib/access/actor';
import { formatTime } from '@/lib/dates';
import type { FormAction } from '@/lib/form-state';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Step = [definition: Parameters<typeof formProps>[1], action: FormAction];
type Props = {
  locale: Locale; actor: Person;
  /** Whose words, and whose forms. */
  place: 'agreement' | 'variation' | 'application'; forms: { code: Step; link: Step; again: Step };
  what: string; sha256?: string | null; hidden: Record<string, string>; underWay: { name: string; expiresAt: Date }; token: string | undefined; children?: ReactNode;
};

/** Where the code of a letter is typed, and where its link leads: opening the link does nothing, its button does. */
export function ConfirmAgain({ locale, actor, place, forms, what, sha256, hidden, underWay, token, children }: Props) {
  const say = words(locale);
  const intro = (
    <>
      <p className="govuk-body">{token ? say(`${place}.confirmation.linkIntro`) : say(`${place}.confirmation.sent`, { email: actor.email, time: formatTime(underWay.expiresAt) })}</p>
      <SummaryList
        rows={[
          { key: say(`${place}.confirmation.award`), value: what },
          { key: say(`${place}.confirmation.signs`), value: underWay.name },
          ...(place !== 'application' && sha256 ? [{ key: say(`${place}.confirmation.hash`), value: <span className="app-hash">{sha256}</span> }] : []),
        ]}
      />
      {children}
    </>
  );
  const title = say(`${place}.confirmation.title`);
  return (
    <>
      {token ? (
        <Form {...formProps(locale, ...forms.link, { hidden: { ...hidden, token } })} title={title} intro={intro} submit={say(`${place}.link.submit`)} />
      ) : (
        <Form {...formProps(locale, ...forms.code, { hidden })} title={title} intro={intro} submit={say(`${place}.code.submit`)} />
      )}
      <p className="govuk-body">{say(`${place}.confirmation.slow`)}</p>
      <Form {...formProps(locale, ...forms.again, { hidden: { ...hidden, ...('name' in forms.again[0].fields && { name: underWay.name }) } })} submit={say(`${place}.again.submit`)} />
    </>
  );
}

/** The code was used, or has ended: from the beginning. `back` is the English path of the page that sends one. */
export function NoConfirmation({ locale, place, back }: Pick<Props, 'locale' | 'place'> & { back: string }) {
  const say = words(locale);
  return (
    <>
      <h1 className="govuk-heading-l">{say(`${place}.confirmation.title`)}</h1>
      <p className="govuk-body">{say(`${place}.confirmation.none`)}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, back)}>
          {say(`${place}.confirmation.back`)}
        </a>
      </p>
    </>
  );
}
