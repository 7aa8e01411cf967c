import { allocationsFile, openFile } from '../files';

export const GET = (request: Request): Promise<Response> => openFile(request, 'allocations.csv', allocationsFile);
