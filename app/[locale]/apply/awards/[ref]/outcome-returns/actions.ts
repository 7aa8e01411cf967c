'use server';

import { formatTime, londonDate } from '@/lib/dates';
import { formAction, problemSentence, rawAction, savedNotice } from '@/lib/form-action';
import { saveTotals, startReturn, submitReturn } from '@/lib/outcome-return/commands';
import { countReferences } from '@/lib/outcome-return/count-file';
import { returnForRecipient } from '@/lib/outcome-return/queries';
import { countForm, startForm, submissionForm, typedFrom } from '@/lib/outcome-return/schema';
