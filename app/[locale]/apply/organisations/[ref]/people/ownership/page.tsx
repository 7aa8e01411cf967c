import type { RouteProps } from '../../../../../../route-props';
import { ChoosingPage } from '../choosing';

export default function OwnershipPage(props: RouteProps<'ref'>) {
  return <ChoosingPage {...props} step="ownership" />;
}
