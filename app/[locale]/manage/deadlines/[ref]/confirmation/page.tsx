import type { RouteProps } from '../../../../../route-props';
import { DecisionPage } from '../decision';

export default function DeadlineConfirmationPage(props: RouteProps<'ref'>) {
  return <DecisionPage {...props} step="confirmation" />;
}
