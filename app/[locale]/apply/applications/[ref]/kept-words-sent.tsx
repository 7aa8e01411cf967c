import { KeptOnDevice } from '@/components/form/kept-on-device';
import type { Person } from '@/lib/access/actor';
import { deviceOf } from '@/lib/access/device';
import type { Locale } from '@/lib/locale';
import { cy } from '@/messages/cy';
import { en } from '@/messages/en';
import { saveQuestionPage } from './[page]/actions';

/** Sends what this person's device still keeps of an application: what was typed while the line was down, or the tab was closed too soon. */
export function KeptWordsSent({ locale, person, application }: { locale: Locale; person: Person; application: string }) {
  return <KeptOnDevice device={deviceOf(person, `${application}/`)} action={saveQuestionPage} labels={(locale === 'cy' ? cy : en).answering.device} />;
}
