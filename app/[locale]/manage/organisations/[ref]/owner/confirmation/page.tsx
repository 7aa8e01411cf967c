import type { RouteProps } from '../../../../../../route-props';
import { TakeoverDecisionPage } from '../decision';

export default function OwnerConfirmationPage(props: RouteProps<'ref'>) {
  return <TakeoverDecisionPage {...props} step="confirmation" />;
}
