import { Button } from '@/components/govuk/button';
import { providerSettings } from '@/lib/access/provider';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

/** Signing in by the identity provider, where there is one: a plain form, so that it works without a script. */
export function ProviderButton({ locale, to }: { locale: Locale; to: string }) {
  const provider = providerSettings();
  if (!provider) return null;
  const say = words(locale);
  return (
    <section>
      <h2 className="govuk-heading-m">{say('law.signIn.title', { provider: provider.label })}</h2>
      <p className="govuk-body">{say('law.signIn.body')}</p>
      <form method="post" action={localPath(locale, '/sign-in/provider')}>
        {to && <input type="hidden" name="to" value={to} />}
        <Button look="secondary">{say('law.signIn.submit', { provider: provider.label })}</Button>
      </form>
    </section>
  );
}
