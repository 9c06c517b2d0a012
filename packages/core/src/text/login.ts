/**
 * An address without who asks for it: nobody is shown a password. One that has a slash in it, which should be spelt out,
 * is taken for a password, too.
 *
 * @example
 * withoutLogin('https://ada:secret@lab.example/feed'); // 'https://lab.example/feed'
 */
export function withoutLogin(address: string): string {
  return address.replace(/:\/\/(?:[^/?#\s]*|[^?\s@]*:[^?\s]*)@/, '://');
}
