'use server';

import { staffRoles } from '@/lib/access/roles';
import { grantStaffRole, removeStaffRole } from '@/lib/access/staff-commands';
import { staffRemovalForm, staffRoleForm } from '@/lib/access/staff-schema';
import { formAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';

export const giveRole = formAction(staffRoleForm, async (actor, grant) => {
  await grantStaffRole(actor, grant);
  return '/manage/people?done=given';
});

export const takeRole = formAction(staffRemovalForm, async (actor, { held }) => {
  const [named, email = ''] = held.split(' ');
  const role = staffRoles.find((one) => one === named);
  if (!role) throw new Refusal('role_not_held', {}, 'held');
  await removeStaffRole(actor, { email, role });
  return '/manage/people?done=taken';
});
