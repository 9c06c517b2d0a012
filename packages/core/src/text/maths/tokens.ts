/** TeX as commands, numbers, blanks and single signs; joined again they are the text. */
export function tokensOf(tex: string): readonly string[] {
  return tex.match(/\\(?:operatorname\*|[a-zA-Z]+|[\s\S])|\d+(?:,\d{3})*(?:\.\d+)?|\s+|[\s\S]/gu) ?? [];
}
