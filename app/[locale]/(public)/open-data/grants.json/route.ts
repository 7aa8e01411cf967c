import { grantsFile, openFile } from '../files';

export const GET = (request: Request): Promise<Response> => openFile(request, 'grants.json', grantsFile);
