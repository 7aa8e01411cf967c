import { notFound } from 'next/navigation';
import { staffSignedIn } from '@/lib/access/session';
import { packArchive } from '@/lib/audit-pack/archive';
import { takePackFile } from '@/lib/audit-pack/commands';
import { packDocument } from '@/lib/audit-pack/document';
import { applicationsCsv, archiveFile, eventsJsonl, type PackFile, packFiles, recordsJsonl } from '@/lib/audit-pack/files';
import { auditPackForStaff } from '@/lib/audit-pack/queries';
import type { Person } from '@/lib/access/actor';
import { pdfOf } from '@/lib/document/pdf';
import { environment } from '@/lib/env';
import { isLocale, type Locale } from '@/lib/locale';
import { Refusal } from '@/lib/refusal';

type Context = { params: Promise<{ locale: string; ref: string; file: string }> };
const types = { zip: 'application/zip', pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' } as const;

/** A file of the pack. That it was taken is recorded before its first byte is sent. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: given, ref, file: asked } = await params;
  const locale = isLocale(given) ? given : 'en';
  const actor = await staffSignedIn(locale, `/manage/rounds/${ref}/audit-pack`);
  const file = packFiles.find((one) => one === asked);
  if (!file) notFound();
  const round = await takePackFile(actor, ref, file).catch((error: unknown) => {
    if (error instanceof Refusal) notFound();
    throw error;
  });
  const type = types[file.endsWith('zip') ? 'zip' : file.endsWith('pdf') ? 'pdf' : file.endsWith('csv') ? 'csv' : 'jsonl'];
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${round.ref}-${file}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
  return new Response(await bodyOf(actor, round.ref, file, locale), { headers });
}

async function bodyOf(actor: Person, ref: string, file: PackFile, locale: Locale): Promise<BodyInit> {
  if (file === archiveFile) return packArchive(actor, ref, locale);
  if (file === 'applications.csv') return applicationsCsv(actor, ref, locale);
  if (file === 'decision-records.jsonl') return recordsJsonl(actor, ref);
  if (file === 'events.jsonl') return eventsJsonl(actor, ref);
  const pack = await auditPackForStaff(actor, ref);
  if (!pack) notFound();
  return pdfOf(packDocument(locale, pack, environment().OWNER_NAME));
}
