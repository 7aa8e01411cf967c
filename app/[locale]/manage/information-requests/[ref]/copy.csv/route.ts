import { fileAt } from '../released-file';

export const GET = fileAt('copy.csv');
