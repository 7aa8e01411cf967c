import type { RouteProps } from '../../../../../route-props';
import { DelegationDecisionPage } from '../decision-page';

export default function DelegationConfirmationPage(props: RouteProps<'ref'>) {
  return <DelegationDecisionPage {...props} step="confirmation" />;
}
