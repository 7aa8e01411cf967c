import type { IncomingMessage, ServerResponse } from 'node:http';

export function sayingWhatFailed(request: IncomingMessage, response: ServerResponse): ServerResponse;
