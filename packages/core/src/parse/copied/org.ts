// Emacs' Org as Markdown: a star begins a heading, drawers hold what is said of it.

const sign =
  /^#\+(?:title|author|date|filetags|startup|options):|^:PROPERTIES:[ \t]*$|^\*+ (?:TODO|DONE|NEXT|WAITING) \S/im;
const heading =
  /^(\*{1,6}) +(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED) +)?(?:\[#[A-Z]\] +)?(\S.*?)(?:[ \t]+:[\w@#%:]{1,100}:)?[ \t]*$/gm;
const keyword = /^[ \t]*#\+(\w+):[ \t]*(.*)$/gim;
const drawer = /^[ \t]*:(?:PROPERTIES|LOGBOOK|END):[ \t]*$/gim;
const property = /^[ \t]*:([\w-]{2,40}):[ \t]+(?=\S)/gm;
const planning = /^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED): ?[<[].*$/gm;

/** An Org file in Markdown; any other text as it is. */
export function fromOrg(text: string): string {
  if (!sign.test(text)) return text;
  return text
    .replace(keyword, (_, name: string, value: string) => (name.toLowerCase() === 'title' ? `# ${value}` : ''))
    .replace(drawer, '')
    .replace(planning, '')
    .replace(property, '$1: ')
    .replace(heading, (_, stars: string, title: string) => `${'#'.repeat(Math.min(6, stars.length + 1))} ${title}`);
}
