/**
 * What has not reached the server stays on the device, encrypted under a key that the server gives to its writer's own pages only
 * (docs/decisions/0006): whoever signs in next on a shared computer can neither read it nor send it.
 */
export type Device = { /** Whose words: a mark that tells nobody who it is. */ person: string; /** 256 bits, base64. */ key: string; /** Which page's: "DIIF-…/costs". */ place: string };

/** A box's name, what stood in it, and its label. */
export type Typed = [name: string, text: string, label?: string];
/** An entry of the device's; `stored` is how it was found, so that a newer one is not dropped in its place. */
export type DeviceWords = { name: string; stored: string; typed: Typed[] };

const prefix = 'words:';
const longest = 60 * 24 * 3_600_000;

export const nameOf = ({ person, place }: Device, form: string): string => `${prefix}${person}:${place}:${form}`;

/** Puts the words where they outlive the page. False where the device keeps nothing: storage that is full or forbidden, no https. */
export async function keepOnDevice(device: Device, form: string, typed: readonly Typed[]): Promise<boolean> {
  try {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, await keyOf(device), new TextEncoder().encode(JSON.stringify(typed)));
    localStorage.setItem(nameOf(device, form), JSON.stringify({ at: Date.now(), nonce: text64(nonce), sealed: text64(new Uint8Array(sealed)) }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets an entry; with `stored`, only if nothing newer has taken its place. */
export function forget(name: string, stored?: string): void {
  try {
    if (stored === undefined || localStorage.getItem(name) === stored) localStorage.removeItem(name);
  } catch {
    // Nothing was kept where nothing can be kept.
  }
}

/** This person's words for every page of `device.place`, oldest first. What is too old for anybody to come back for is dropped. */
export async function foundOnDevice(device: Device): Promise<DeviceWords[]> {
  const found: (DeviceWords & { at: number })[] = [];
  for (const [name, stored] of entries()) {
    const { at, nonce, sealed } = JSON.parse(stored) as { at: number; nonce: string; sealed: string };
    if (Date.now() - at > longest) forget(name);
    else if (name.startsWith(`${prefix}${device.person}:${device.place}`)) {
      const typed = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes64(nonce) }, await keyOf(device), bytes64(sealed)).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Typed[], () => undefined);
      if (typed) found.push({ name, stored, typed, at });
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}

function entries(): [string, string][] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).map((name) => [name, localStorage.getItem(name) ?? '{}']);
  } catch {
    return [];
  }
}

let known: { text: string; key: Promise<CryptoKey> } | undefined;

function keyOf({ key }: Device): Promise<CryptoKey> {
  if (known?.text !== key) known = { text: key, key: crypto.subtle.importKey('raw', bytes64(key), 'AES-GCM', false, ['encrypt', 'decrypt']) };
  return known.key;
}

const text64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const bytes64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
