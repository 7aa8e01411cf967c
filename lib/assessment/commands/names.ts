import 'server-only';
import { eq } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { assignments } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { isMember } from '../../access/actor';
import { authorise } from '../../access/policy';
import { declareAgainst } from '../../conflict/steps';
import { record } from '../../event/commands';
import { Refusal, refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { applicantsOfRound } from '../anonymous-steps';
import { whyNotTouch } from '../rules';
import { assignmentWorkflow } from '../workflow';
import { lockAssignment } from './score';

const same = (one: string, other: string) => one.trim().toLocaleLowerCase('en') === other.trim().toLocaleLowerCase('en');

/**
 * Declares before reading without names: which of everybody who applied in the round the assessor has an interest in, one name a line, as the
 * list says them; none where the text is empty. Each is a declared conflict from then on. Refuses `name_is_not_listed`, `reason_needed`.
 * @returns whether the assignment is clear; it is not when its own applicant was among them
 */
export const declareAmongApplicants = (actor: Person, ref: string, { names, reason }: { names: string; reason: string }): Promise<{ clear: boolean }> =>
  transaction(actor, async (tx, now) => {
    const mine = await lockAssignment(tx, actor, ref);
    authorise(actor, 'assignment.declare', mine, now);
    refuseIf(whyNotTouch({ conflicted: false, ownOrganisation: isMember(actor, mine.organisationId) }));
    const status = nextState(assignmentWorkflow, mine.status, 'declare_clear');
    const listed = await applicantsOfRound(tx, actor, ref);
    const given = names.split('\n').map((line) => line.trim()).filter(Boolean);
    const unknown = given.find((name) => !listed.some((one) => same(one.name, name)));
    if (unknown) throw new Refusal('name_is_not_listed', { name: unknown }, 'names');
    if (given.length > 0 && reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    const chosen = listed.filter((one) => given.some((name) => same(one.name, name)));
    await declareAgainst(tx, actor, chosen, { nature: reason.trim(), now });
    const clear = !chosen.some(({ id }) => id === mine.organisationId);
    if (!clear) return { clear };
    await tx.update(assignments).set({ status, declaredAt: now }).where(eq(assignments.id, mine.id));
    await record(tx, actor, 'assessment.declared_clear', { kind: 'assignment', id: mine.id }, { amongApplicants: listed.length });
    return { clear };
  });
