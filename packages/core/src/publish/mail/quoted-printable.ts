/** RFC 2045, section 6.7: no line is longer. */
const lineLength = 76;

const utf8 = new TextEncoder();

/** What a byte is written as in text; `=` and what is not printable ASCII as its number. */
const encoded: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const plain = (byte >= 0x20 && byte <= 0x7e && byte !== 0x3d) || byte === 0x09;
  return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

function encodeLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const byte of utf8.encode(line)) {
    const next = encoded[byte]!;
    if (current.length + next.length >= lineLength) {
      lines.push(`${current}=`);
      current = '';
    }
    current += next;
  }
  // White space at the end of a line is lost on the way.
  lines.push(current.replace(/[ \t]$/, (space) => (space === ' ' ? '=20' : '=09')));
  return lines.join('\r\n');
}

/** Text with `\n` line ends as quoted-printable UTF-8 with CRLF. */
export function quotedPrintable(text: string): string {
  return text.split('\n').map(encodeLine).join('\r\n');
}
