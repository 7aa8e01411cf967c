'use server';

import { prepareDevolvedAward, prepareDevolvedImport } from '@/lib/award-import/commands';
import { devolvedAwardForm, devolvedFileForm } from '@/lib/award-import/schema';
import { formAction } from '@/lib/form-action';

export const sendReport = formAction(devolvedFileForm, async (actor, { file, ...source }, { key }) => {
  const bytes = Buffer.from(await file.arrayBuffer());
  return `/manage/imports/${await prepareDevolvedImport(actor, { name: file.name, bytes }, source, { key })}`;
});

export const reportAward = formAction(devolvedAwardForm, async (actor, { source, sourceDate, ...award }, { key }) =>
  `/manage/imports/${await prepareDevolvedAward(actor, award, { source, sourceDate }, { key })}`);
