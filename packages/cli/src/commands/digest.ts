import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type Email, type Mailbox, toEmail } from '@trending-papers/core/publish';
import { chosen } from '../args/choice.js';
import { configOption, filterOptions, inputArgument, outputOptions } from '../args/options.js';
import { defineCommand } from '../command.js';
import { exit, misuse } from '../exit.js';
import { readListing } from '../inputs/read.js';
import { rankListing, toPublishable } from '../ranking.js';
import { makeReporter } from '../terminal/reporter.js';

const defaultLimit = '20';

/** The parts of a digest by the name of their format. */
const parts: Readonly<Record<string, (email: Email) => string>> = {
  text: ({ text }) => text,
  html: ({ html }) => html,
  eml: ({ eml }) => eml,
};

export default defineCommand({
  name: 'digest',
  description: 'Write a digest as mail: text, HTML and .eml.',
  usage: 'INPUT… [options]',
  args: {
    ...inputArgument,
    format: { type: 'string', alias: 'f', valueHint: 'FORMAT', description: 'text, html or eml', default: 'text' },
    'write-to': { type: 'string', valueHint: 'DIR', description: 'Write digest.txt, digest.html and digest.eml there' },
    title: { type: 'string', valueHint: 'TEXT', description: "Title, in place of the listing's" },
    url: { type: 'string', valueHint: 'URL', description: 'The page on the web that the digest links to' },
    from: { type: 'string', valueHint: 'ADDRESS', description: 'Who sends it: Name <a@b.example>' },
    to: { type: 'string', valueHint: 'ADDRESS', description: 'Who gets it; repeatable, one message each' },
    'reply-to': { type: 'string', valueHint: 'ADDRESS', description: 'Where answers go' },
    'list-id': { type: 'string', valueHint: 'NAME', description: 'Name of the list for filters: papers.lab.example' },
    unsubscribe: { type: 'string', valueHint: 'URL|ADDRESS', description: 'How to leave the list' },
    ...filterOptions,
    limit: { ...filterOptions.limit, default: defaultLimit },
    ...configOption,
    ...outputOptions,
  },
  examples: [
    { line: 'digest examples/listing.json', does: 'the text part, to read here' },
    { line: 'digest hf:daily --with-code --write-to mail', does: 'the three parts as files' },
  ],
  async run(args, io) {
    const part = parts[chosen('--format', args.format, parts)]!;
    const reporter = makeReporter(io, args.quiet);
    const all = await readListing(args._, io, reporter).finally(reporter.end);
    const { listing, reasons } = toPublishable(all, await rankListing(all, args, io));
    const email = toEmail(listing, {
      reasons,
      onIssue: (issue) => reporter.issues('digest', [issue]),
      ...(args.title && { title: args.title }),
      ...(args.url && { homepage: args.url }),
      ...(args.from && { from: mailbox('--from', args.from) }),
      ...(args['reply-to'] && { replyTo: mailbox('--reply-to', args['reply-to']) }),
      ...(args['list-id'] && { listId: args['list-id'] }),
      ...(args.unsubscribe && { unsubscribe: unsubscribeOf(args.unsubscribe) }),
    });

    if (args['write-to'] !== undefined) {
      const folder = resolve(io.cwd, args['write-to']);
      await mkdir(folder, { recursive: true });
      for (const [name, write] of Object.entries(parts)) {
        const path = join(folder, `digest.${name === 'text' ? 'txt' : name}`);
        await writeFile(path, write(email));
        reporter.step(`wrote ${relative(io.cwd, path)}`);
      }
    } else if (args.json) await io.out.write(`${JSON.stringify(email, null, 2)}\n`);
    else await io.out.write(part(email));
    return listing.papers.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

/** `Ada Example <ada@example.org>` or the address alone. */
export function mailbox(option: string, text: string): Mailbox {
  const [, name, address] = /^\s*(?:(.*?)\s*<([^<>\s]+)>|[^<>\s]+@[^<>\s]+)\s*$/.exec(text) ?? [];
  const found = address ?? text.trim();
  if (!/^[^@\s]+@[^@\s]+$/.test(found)) throw misuse(`${option} is a mail address, not "${text}".`, { option, text });
  return name ? { name: name.replace(/^"|"$/g, ''), address: found } : { address: found };
}

function unsubscribeOf(text: string): { url: string } | { mailto: string } {
  if (/^https?:\/\//.test(text)) return { url: text };
  return { mailto: mailbox('--unsubscribe', text.replace(/^mailto:/, '')).address };
}
