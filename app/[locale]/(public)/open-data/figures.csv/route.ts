import { figuresFile, openFile } from '../files';

export const GET = (request: Request): Promise<Response> => openFile(request, 'figures.csv', figuresFile);
