import { notFound } from 'next/navigation';
import { staffSignedIn } from '@/lib/access/session';
import { type DecisionRecordFile, decisionRecordForStaff } from '@/lib/decision-record/queries';
import { isLocale, type Locale } from '@/lib/locale';

type Context = { params: Promise<{ locale: string; ref: string }> };

/** The record of this address, as the file that `made` makes of it. `?knownOn=` is a London date, or "decision". */
export async function recordFile(request: Request, { params }: Context, ending: 'pdf' | 'json', type: string, made: (locale: Locale, file: DecisionRecordFile) => Promise<BodyInit> | BodyInit): Promise<Response> {
  const { locale: given, ref } = await params;
  const locale = isLocale(given) ? given : 'en';
  const actor = await staffSignedIn(locale, `/manage/applications/${ref}/decision-record`);
  const asked = new URL(request.url).searchParams.get('knownOn') ?? undefined;
  const knownOn = asked === 'decision' || (asked && isDay(asked)) ? asked : undefined;
  const file = await decisionRecordForStaff(actor, ref, knownOn);
  if (!file || (asked && !knownOn)) notFound();
  return new Response(await made(locale, file), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="decision-record-${file.ref}.${ending}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) && new Date(`${text}T12:00:00Z`).toISOString().startsWith(text);
