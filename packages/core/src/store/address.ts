import { withoutLogin } from '../text/login.js';

/** An address that can be shown: no password, and nothing behind a question mark, where one may stand as well. */
export function withoutPassword(address: string): string {
  return withoutLogin(address).replace(/\?.*$/s, '');
}
