import { autosaving } from '@/lib/form-action';
import { saveQuestionPage } from '../actions';

export const POST = autosaving(saveQuestionPage);
