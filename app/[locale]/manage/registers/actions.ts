'use server';

import { formAction } from '@/lib/form-action';
import { loadRegister } from '@/lib/register/commands';
import { registerForm } from '@/lib/register/schema';

export const sendRegister = formAction(registerForm, async (actor, { scheme, asAt, whole, file }, { key }) => {
  await loadRegister(actor, { scheme, asAt, whole, name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }, { key });
  return '/manage/registers?done=loaded';
});
