import 'server-only';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { informationFiles, informationRequests } from '@/db/schema/information';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { pdfOf } from '../../document/pdf';
import { plainText } from '../../document/plain-text';
import { environment } from '../../env';
import { record } from '../../event/commands';
import { Refusal, refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { type Disclosure, disclosureCsv, disclosureDocument, filesThatGo } from '../printed';
import { occurs } from '../redaction';
import { whyNotPropose, whyNotRelease } from '../rules';
import { cutsOf, itemsOf, lockRequest, redactionsOf } from '../steps';
import type { FileName } from '../vocabulary';
import { informationRequestWorkflow as flow } from '../workflow';

/** Asks a second officer to release what stands now. Refuses what `whyNotPropose` says. */
export const proposeRelease = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const request = await lockRequest(tx, ref);
    authorise(actor, 'information_request.handle', null, now);
    const [items, redactions] = [await itemsOf(tx, request.id), await redactionsOf(tx, request.id)];
    refuseIf(whyNotPropose({ status: request.status, items: items.length, undecided: redactions.filter(({ status }) => status === 'proposed').length }));
    await tx.update(informationRequests).set({ status: nextState(flow, request.status, 'propose'), proposedBy: actor.id, proposedAt: now }).where(eq(informationRequests.id, request.id));
    await record(tx, actor, 'information_request.release_proposed', { kind: 'information_request', id: request.id }, { ref, items: items.length });
  });

/**
 * A second officer releases it, with a fresh second factor: the copy is made, hashed and kept byte for byte.
 * Refuses `second_person_needed`, and `wrong_state` when it does not wait.
 */
export const releaseInformation = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const request = await lockRequest(tx, ref);
    authorise(actor, 'information_request.handle', null, now);
    refuseIf(whyNotRelease(request, actor));
    authorise(actor, 'information_request.release', { proposedBy: request.proposedBy ?? actor.id }, now);
    const [items, redactions] = [await itemsOf(tx, request.id), await redactionsOf(tx, request.id)];
    const files = await filesOf({ ...request, made: now, items, redactions });
    await tx.insert(informationFiles).values(files.map((file) => ({ ...file, requestId: request.id })));
    await tx.update(informationRequests).set({ status: nextState(flow, request.status, 'release'), releasedBy: actor.id, releasedAt: now }).where(eq(informationRequests.id, request.id));
    await record(tx, actor, 'information_request.released', { kind: 'information_request', id: request.id }, { ref, files: hashesOf(files), attached: Object.fromEntries(filesThatGo(items, redactions).map(({ number, fileSha256 }) => [number, fileSha256])) });
  });

const hashesOf = (files: readonly { name: FileName; sha256: string }[]) => Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]));

async function filesOf(disclosure: Disclosure): Promise<{ name: FileName; bytes: Buffer; sha256: string }[]> {
  const document = disclosureDocument(disclosure, environment().OWNER_NAME);
  const [text, csv] = [plainText(document), disclosureCsv(disclosure)];
  // The last look before it leaves: this must never happen, so it is loud when it does.
  if (cutsOf(disclosure.redactions).some(({ words }) => occurs(text, words) || occurs(csv, words))) throw new Error('withheld words stand in the copy');
  const all: [FileName, Buffer][] = [['copy.pdf', Buffer.from(await pdfOf(document))], ['copy.txt', Buffer.from(text)], ['copy.csv', Buffer.from(csv)]];
  return all.map(([name, bytes]) => ({ name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }));
}

/** The second officer does not release it, and says why; the first works on. Also whoever proposed it may take it back. */
export const sendBack = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const request = await lockRequest(tx, ref);
    authorise(actor, 'information_request.handle', null, now);
    const status = nextState(flow, request.status, 'send_back');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(informationRequests).set({ status, proposedBy: null, proposedAt: null, sentBackReason: reason.trim() }).where(eq(informationRequests.id, request.id));
    await record(tx, actor, 'information_request.sent_back', { kind: 'information_request', id: request.id }, { ref });
  });

/** Ends a request without a copy: nothing is held, it was taken back, or it is refused whole. The log stays. */
export const closeRequest = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const request = await lockRequest(tx, ref);
    authorise(actor, 'information_request.handle', null, now);
    const status = nextState(flow, request.status, 'close');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(informationRequests).set({ status, closedBy: actor.id, closedReason: reason.trim() }).where(eq(informationRequests.id, request.id));
    await record(tx, actor, 'information_request.closed', { kind: 'information_request', id: request.id }, { ref });
  });
