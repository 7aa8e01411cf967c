import type { RouteProps } from '../../../../../route-props';
import { DecisionPage } from '../decision';

export default function DeadlineRejectionPage(props: RouteProps<'ref'>) {
  return <DecisionPage {...props} step="rejection" />;
}
