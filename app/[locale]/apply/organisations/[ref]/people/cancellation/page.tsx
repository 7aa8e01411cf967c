import type { RouteProps } from '../../../../../../route-props';
import { ChoosingPage } from '../choosing';

export default function CancellationPage(props: RouteProps<'ref'>) {
  return <ChoosingPage {...props} step="cancellation" />;
}
