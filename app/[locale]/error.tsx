'use client';

import { useParams } from 'next/navigation';
import { Problem } from '@/components/layout/problem';

export default function PageProblem({ error, retry }: { error: unknown; retry: () => void }) {
  return <Problem locale={useParams().locale === 'cy' ? 'cy' : 'en'} error={error} retry={retry} />;
}
