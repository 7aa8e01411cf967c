import { Lines } from '../lines';

export const dynamic = 'force-static';

const lines = Array.from({ length: 20 }, (_, index) => ({
  ref: `DIIF-0000-${String(index).padStart(3, '0')}`,
  title: `Digital confidence, project ${index}`,
  organisation: 'Northgate Trust',
  status: 'live',
  amountPence: 5_000_000 + index,
}));

export default function PrerenderedPage() {
  return <Lines heading="Floor, prerendered" lines={lines} />;
}
