import type { IncomingMessage, ServerResponse } from 'node:http';

export declare function sayPagePolicy(request: IncomingMessage, response: ServerResponse): boolean;
