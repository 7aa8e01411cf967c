import { Secret, TOTP } from 'otpauth';

const period = 30;
const totp = (secret: string, label = 'fund') => new TOTP({ issuer: 'Digital Inclusion Innovation Fund', label, secret: Secret.fromBase32(secret), period, digits: 6 });

export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** The time step whose code this is, one step of drift either way allowed; undefined when it is none. */
export function checkCode(secret: string, code: string, now: Date): number | undefined {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** The address an authenticator app reads from the picture. */
export const enrolmentAddress = (secret: string, email: string): string => totp(secret, email).toString();

/** The code an authenticator app would show: for the demonstration's people, who have no telephone. */
export const codeAt = (secret: string, now: Date): string => totp(secret).generate({ timestamp: now.getTime() });
