/** Reads RIS as the format says: a two-character tag, two spaces, a hyphen, a space, the value; ER ends a record. */
export function readRis(text: string): Map<string, string[]>[] {
  const records: Map<string, string[]>[] = [];
  let record: Map<string, string[]> | undefined;
  for (const line of text.split('\r\n')) {
    if (line === '') continue;
    const [, tag, value] = /^([A-Z][A-Z\d]) {2}- ([^\r\n]*)$/.exec(line) ?? [];
    if (tag === undefined || value === undefined) throw new Error(`no RIS line: ${line}`);
    if (tag === 'TY') record = new Map();
    if (record === undefined) throw new Error(`outside of a record: ${line}`);
    record.set(tag, [...(record.get(tag) ?? []), value]);
    if (tag !== 'ER') continue;
    records.push(record);
    record = undefined;
  }
  if (record !== undefined) throw new Error('a record without end');
  return records;
}
