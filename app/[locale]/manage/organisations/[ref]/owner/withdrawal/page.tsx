import type { RouteProps } from '../../../../../../route-props';
import { TakeoverDecisionPage } from '../decision';

export default function OwnerWithdrawalPage(props: RouteProps<'ref'>) {
  return <TakeoverDecisionPage {...props} step="withdrawal" />;
}
