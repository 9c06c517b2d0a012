/** Text that Markdown and HTML leave as it is, on one line. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&$"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
