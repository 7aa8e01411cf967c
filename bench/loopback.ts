/** Load goes to this machine and nowhere else: anybody else's service would take it for an attack. */
export function refuseOtherHosts(address: string): void {
  const { hostname } = new URL(address);
  if (hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)) return;
  throw new Error(`A benchmark puts load on this machine only, and ${hostname} is another one.`);
}
