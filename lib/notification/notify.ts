import 'server-only';
import { NotifyClient } from 'notifications-node-client';
import type { Environment } from '../env';
import type { Letter } from './letter';
import { notifyText } from './notify-text';

type Settings = Pick<Environment, 'NOTIFY_API_KEY' | 'NOTIFY_TEMPLATE_ID' | 'NOTIFY_URL'>;
/** What Notify says of a request it did not take; axios puts it here. */
type Refused = { response?: { status?: number; data?: { errors?: { error: string; message: string }[] } } };

/**
 * GOV.UK Notify, by its own client. Its one template carries any letter: ((subject)) and ((body)). Undefined without its settings.
 * Our notification's id is Notify's reference, which is how a letter is found again.
 */
export function notifyService({ NOTIFY_API_KEY, NOTIFY_TEMPLATE_ID, NOTIFY_URL }: Settings) {
  if (!NOTIFY_API_KEY || !NOTIFY_TEMPLATE_ID) return undefined;
  const client = NOTIFY_URL ? new NotifyClient(NOTIFY_URL, NOTIFY_API_KEY) : new NotifyClient(NOTIFY_API_KEY);
  const listed = async (status: string | undefined, reference: string | undefined): Promise<string[]> => {
    const { data } = await client.getNotifications('email', status, reference).catch(refused);
    return data.notifications.flatMap((one: { reference?: string }) => one.reference ?? []);
  };
  return {
    /** Notify does not know a letter it was given twice, so whoever tries again asks first whether the last try arrived after all. */
    async deliver(notificationId: string, email: string, { subject, body }: Letter, attempt: number): Promise<void> {
      if (attempt > 1 && (await listed(undefined, notificationId)).length > 0) return;
      await client.sendEmail(NOTIFY_TEMPLATE_ID, email, { personalisation: { subject, body: notifyText(body) }, reference: notificationId }).catch(refused);
    },
    /** The references of the newest letters whose addresses do not work. */
    permanentFailures: (): Promise<string[]> => listed('permanent-failure', undefined),
  };
}

/** axios' error holds the request with its key and the person's address: only a code leaves here. */
function refused(error: Refused & { code?: string }): never {
  const { status, data } = error.response ?? {};
  const wrongAddress = status === 400 && data?.errors?.some(({ message }) => /^email_address\b/.test(message));
  const code = wrongAddress ? 'NOTIFY_NOT_AN_ADDRESS' : status ? `NOTIFY_${status}` : (error.code ?? 'NOTIFY_OUT_OF_REACH');
  throw Object.assign(new Error('GOV.UK Notify did not take it'), { code });
}
