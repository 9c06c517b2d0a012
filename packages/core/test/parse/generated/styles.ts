import { Dice } from './dice.js';
import { type MadePaper, papersOf } from './papers.js';
import { type Judged, nameForms, type Sheet } from './sheet.js';

// Layouts that somebody has, one card like the other, and how a sheet is made of one.

export interface Style {
  readonly name: string;
  readonly has: readonly Judged[];
  readonly head?: string;
  readonly foot?: string;
  readonly between?: string;
  readonly card: (
    paper: MadePaper,
    at: { readonly index: number; readonly names: string; readonly dice: Dice; readonly variant: number },
  ) => string;
  /** What is done to the cards together. */
  readonly whole?: (text: string) => string;
  /** Whether that is done to the head as well. */
  readonly withHead?: boolean;
  /** Names as only this style writes them. */
  readonly names?: string;
}

export const abs = ({ arxiv }: MadePaper) => `https://arxiv.org/abs/${arxiv}`;
export const year = ({ date }: MadePaper) => date.slice(0, 4);

/** A sheet of one of these styles, by what the dice of a seed say. */
export function sheetOf(styles: readonly Style[], seed: number): Sheet {
  const dice = new Dice(seed);
  const style = dice.pick(styles);
  const rolled = dice.pick(nameForms);
  const form = nameForms.find(({ name }) => name === style.names) ?? rolled;
  const variant = dice.between(0, 1);
  const papers = papersOf(dice, dice.between(5, 14));
  const body = papers
    .map((paper, index) => style.card(paper, { index, names: form.write(paper.authors), dice, variant }))
    .join(style.between ?? '\n');
  const { head = '', foot = '', whole = (text: string) => text } = style;
  return {
    features: [`style ${style.name}`, `names ${form.name}`],
    text: style.withHead ? whole(head + body) : head + whole(body) + foot,
    papers,
    has: new Set(style.has),
    names: ({ authors }) => form.read(authors),
    byDoi: false,
  };
}
