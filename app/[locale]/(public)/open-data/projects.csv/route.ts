import { projectsFile, openFile } from '../files';

export const GET = (request: Request): Promise<Response> => openFile(request, 'projects.csv', projectsFile);
