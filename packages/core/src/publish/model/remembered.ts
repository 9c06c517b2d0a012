/** As many as are kept: more than there are labels and topics of one vocabulary, and little memory. */
const most = 1_000;

/** What is made of a text, for texts of which there are few and which come thousands of times, such as labels. */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size < most) known.set(text, made);
    return made;
  };
}
