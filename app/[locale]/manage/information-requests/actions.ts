'use server';

import { formAction } from '@/lib/form-action';
import { extendRequest } from '@/lib/information-request/commands/due';
import { closeRequest, proposeRelease, releaseInformation, sendBack } from '@/lib/information-request/commands/release';
import { acceptProposals, coverRecord, decideRedaction, logRequest, withhold } from '@/lib/information-request/commands/working';
import { acceptAllForm, closureForm, coverForm, extensionForm, logForm, proposalForm, redactionForm, releaseForm, withholdForm } from '@/lib/information-request/schema';

const at = (ref: string, rest = '') => `/manage/information-requests/${encodeURIComponent(ref)}${rest}`;
const done = '?done=yes';

export const log = formAction(logForm, async (actor, asked, { key }) => at(await logRequest(actor, asked, key), done));

export const cover = formAction(coverForm, async (actor, { ref, record }) => {
  await coverRecord(actor, ref, record);
  return at(ref, done);
});

export const withholdWords = formAction(withholdForm, async (actor, { ref, item, ...what }) => {
  await withhold(actor, ref, { item: Number(item), ...what });
  return at(ref, `/items/${Number(item)}${done}`);
});

export const acceptAll = formAction(acceptAllForm, async (actor, { ref, item }) => {
  await acceptProposals(actor, ref, Number(item));
  return at(ref, `/items/${Number(item)}${done}`);
});

export const decide = formAction(redactionForm, async (actor, { ref, redaction, ...decision }) => at(ref, `/items/${await decideRedaction(actor, ref, { redaction: Number(redaction), ...decision })}${done}`));

export const propose = formAction(proposalForm, async (actor, { ref }) => {
  await proposeRelease(actor, ref);
  return at(ref, done);
});

export const settle = formAction(releaseForm, async (actor, { ref, decision, reason = '' }) => {
  await (decision === 'release' ? releaseInformation(actor, ref) : sendBack(actor, ref, reason));
  return at(ref, done);
});

export const extend = formAction(extensionForm, async (actor, { ref, ...how }) => {
  await extendRequest(actor, ref, how);
  return at(ref, done);
});

export const close = formAction(closureForm, async (actor, { ref, reason }) => {
  await closeRequest(actor, ref, reason);
  return at(ref, done);
});
