import { describe, expect, it } from 'vitest';
import { toEmail } from '../../packages/core/src/index.js';
import { askPython, has, python } from './judge.js';
import { dailyPapers, hasCorpus, hostileListings, sample } from './samples.js';

const options = {
  from: { name: 'Trending Papers', address: 'digest@example.org' },
  to: { name: 'Żółć, Ada', address: 'ada@example.org' },
  unsubscribe: { url: 'https://example.org/u/3f9a' },
};

/** What Python's email package finds in messages: defects, structure, headers. */
const program = `
import email, email.policy, json, sys
def read(name):
    message = email.message_from_bytes(open(name, 'rb').read(), policy=email.policy.default)
    parts = list(message.walk())
    return dict(
        defects=[repr(defect) for part in parts for defect in part.defects + [d for v in part.values() for d in v.defects]],
        types=[part.get_content_type() for part in parts],
        to=message['To'].addresses[0].display_name,
        subject=message['Subject'],
        text=message.get_body(('plain',)).get_content(),
        html=message.get_body(('html',)).get_content(),
    )
print(json.dumps([read(name) for name in sys.argv[1:]]))
`;

interface Read {
  defects: string[];
  types: string[];
  to: string;
  subject: string;
  text: string;
  html: string;
}

const lines = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

describe.skipIf(!has(python, '--version'))('the email package of Python', () => {
  it('finds no defect in digests of real and of hostile papers, and reads back what was written', async () => {
    const real = hasCorpus ? [await dailyPapers(50)] : [];
    const mails = [await sample(), ...real, ...hostileListings(100)].map((listing) => toEmail(listing, options));
    const answers = askPython(
      program,
      Object.fromEntries(mails.map(({ eml }, index) => [`${index}.eml`, eml])),
    ) as Read[];
    expect(answers.flatMap(({ defects }) => defects)).toEqual([]);
    for (const [index, answer] of answers.entries()) {
      expect(answer.types).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
      expect(answer).toMatchObject({ to: 'Żółć, Ada', subject: mails[index]!.subject });
      expect(lines(answer.text)).toBe(mails[index]!.text.trimEnd());
      expect(lines(answer.html)).toBe(mails[index]!.html.trimEnd());
    }
  });
});
