import { autosaving } from '@/lib/form-action';
import { score } from '../../../actions';

export const POST = autosaving(score);
