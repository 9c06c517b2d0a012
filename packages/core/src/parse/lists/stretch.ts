/** A stretch of an entry: plain, bold, in italics, or a link's label. */
export interface Stretch {
  readonly text: string;
  readonly url?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}
