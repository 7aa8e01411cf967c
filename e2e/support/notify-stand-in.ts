import { createServer } from 'node:http';

type Taken = { email: string; subject: string; body: string; reference: string };

/** GOV.UK Notify as its own client meets it, on this machine: what it was given, and how each letter fared. */
export async function startNotify(): Promise<{ url: string; key: string; template: string; taken: Taken[]; fails: Set<string>; stop: () => Promise<void> }> {
  const [service, secret, template] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'];
  const taken: Taken[] = [];
  /** References of letters whose addresses turn out not to work. */
  const fails = new Set<string>();
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (!request.headers.authorization?.startsWith('Bearer ')) return answer(401, { errors: [{ error: 'AuthError', message: 'Unauthorized' }] });
    if (request.method === 'GET' && pathname === '/v2/notifications') {
      const [reference, status] = [searchParams.get('reference'), searchParams.get('status')];
      const notifications = taken.filter((one) => (!reference || one.reference === reference) && (status !== 'permanent-failure' || fails.has(one.reference)));
      return answer(200, { notifications: notifications.map((one) => ({ reference: one.reference, status: fails.has(one.reference) ? 'permanent-failure' : 'delivered' })), links: {} });
    }
    let text = '';
    for await (const chunk of request) text += chunk;
    const { email_address: email, template_id, personalisation, reference } = JSON.parse(text) as { email_address: string; template_id: string; personalisation: { subject: string; body: string }; reference: string };
    if (template_id !== template) return answer(400, { errors: [{ error: 'BadRequestError', message: 'Template not found' }] });
    if (email.startsWith('no-such-address')) return answer(400, { errors: [{ error: 'ValidationError', message: 'email_address Not a valid email address' }] });
    if (email.startsWith('busy')) return answer(429, { errors: [{ error: 'TooManyRequestsError', message: 'Exceeded send limits' }] });
    taken.push({ email, ...personalisation, reference });
    return answer(201, { id: reference, reference });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, key: `trial-${service}-${secret}`, template, taken, fails, stop: () => new Promise((done) => server.close(() => done())) };
}
