import { LitElement, type PropertyValues } from 'lit';
import type { Strings } from '../i18n/strings.js';
import type { ListStore } from '../reader/list-store.js';
import type { MathRenderer } from '../view/rich.js';
import { type AttributeValues, defaultValues, reactiveProperties } from './attributes.js';

/** Lit's element with our properties: Lit makes their accessors from the table, which TypeScript cannot see. */
const Reactive = LitElement as unknown as Omit<typeof LitElement, 'prototype'> &
  (new () => LitElement & AttributeValues);

/**
 * A feed of scholarly papers, searchable and accessible: what a page can set, as attributes of one word and as
 * properties of the same names.
 *
 * @slot - What people see without JavaScript, and when the feed cannot be had. Links with a `type` are offered as feeds.
 * @slot header - In the place of the feed's title.
 * @slot footer - After everything.
 * @slot empty - When there is no paper to show.
 * @slot error - When the feed could not be loaded.
 * @slot loading - In the place of the grey cards.
 * @slot subscribe - In the place of the form and the feeds.
 *
 * @csspart root - Everything.
 * @csspart heading - The feed's title.
 * @csspart controls - The row of controls.
 * @csspart search - The search box.
 * @csspart select - Each of the two choices.
 * @csspart jump-button - Opens the box that leads to a paper, an author or a topic.
 * @csspart jump - That box.
 * @csspart desk - What can be done with a list of the reader's as a whole.
 * @csspart desk-button - Each of these.
 * @csspart topics - The row of topics.
 * @csspart chip - A topic in that row.
 * @csspart trends - The topics that rise, above the list.
 * @csspart trend - One of them, with its weeks as a curve.
 * @csspart status - The line that says how many papers there are, and what just happened.
 * @csspart all - The button that loads the whole feed, or stops that.
 * @csspart fresh - The button that shows new papers.
 * @csspart list - The list of papers.
 * @csspart card - A paper.
 * @csspart rail - How much it is noticed: votes, curve, place.
 * @csspart votes - Its leading signal.
 * @csspart curve - The history of that signal.
 * @csspart change - How many places it has risen or fallen, or that it is new.
 * @csspart gone - What stands in the place of a paper that was hidden just now.
 * @csspart place - Its number.
 * @csspart title - Its title.
 * @csspart authors - Its authors.
 * @csspart meta - The line of people, venue and date.
 * @csspart topic - A topic on a card.
 * @csspart abstract - Its abstract.
 * @csspart summary - Its machine-written summary.
 * @csspart signals - Each count beside a link, such as stars.
 * @csspart links - PDF, code, project, discussion and video.
 * @csspart actions - What can be done with it.
 * @csspart image - Its thumbnail.
 * @csspart reasons - Why it ranks where it does.
 * @csspart bibtex - Its BibTeX entry.
 * @csspart similar - Papers like it.
 * @csspart mark - A word that the search found.
 * @csspart more - The button for more papers.
 * @csspart loading - The grey cards.
 * @csspart empty - The note that there is nothing.
 * @csspart error - The note that something failed.
 * @csspart subscribe - The form and the feeds.
 *
 * @cssprop [--tp-accent=blue mixed with the text colour] - Links, signals, focus.
 * @cssprop [--tp-quiet=82 % of the text colour] - Authors, dates, buttons.
 * @cssprop [--tp-line=14 % of the text colour] - Lines between papers.
 * @cssprop [--tp-tint=5 % of the text colour] - Ground of panels.
 * @cssprop [--tp-mark=amber] - Ground of words that the search found.
 * @cssprop [--tp-error=red] - Border of a field with a mistake.
 * @cssprop [--tp-focus=the accent] - Ring around what has the focus.
 * @cssprop [--tp-text=the page's] - Colour of the cards' text.
 * @cssprop [--tp-card=transparent] - Ground of a card in the layout `cards`.
 * @cssprop [--tp-field=transparent] - Ground of fields.
 * @cssprop [--tp-font=the page's] - Font.
 * @cssprop [--tp-title-font=the page's] - Font of titles.
 * @cssprop [--tp-mono=monospace] - Font of BibTeX.
 * @cssprop [--tp-size=1em] - Size of the text; all else is relative to it.
 * @cssprop [--tp-leading=1.5] - Height of a line.
 * @cssprop [--tp-title-size=1.125em] - Size of titles.
 * @cssprop [--tp-title-weight=620] - Weight of titles.
 * @cssprop [--tp-measure=68ch] - Longest line of an abstract.
 * @cssprop [--tp-lines=2] - Lines of an abstract that is folded.
 * @cssprop [--tp-width=none] - Greatest width; as a rule the element fills its line.
 * @cssprop [--tp-gap=1.5em] - Space above and below a paper.
 * @cssprop [--tp-padding=1.25em 1.5em] - Space around everything when `theme` brings a ground of its own.
 * @cssprop [--tp-radius=0.5em] - Roundness of corners.
 */
export class Settings extends Reactive {
  static override properties = {
    ...reactiveProperties,
    lang: { reflect: true },
    strings: { attribute: false },
    mathRenderer: { attribute: false },
    lists: { attribute: false },
  };

  /** Wording to use instead of the built-in one, string by string. */
  declare strings: Partial<Strings> | undefined;
  /** Sets a formula, for pages that have KaTeX or the like: it receives TeX and returns a DOM node, or nothing to leave the source as it is. */
  declare mathRenderer: MathRenderer | undefined;

  /** Where the page keeps its readers' lists, beside this browser: both are kept in line. Set on one element of a page. */
  declare lists: ListStore | undefined;

  constructor() {
    super();
    Object.assign(this, defaultValues);
  }

  /** Frameworks pass on what is not there yet as undefined or null: then it counts as not set. */
  protected override willUpdate(_: PropertyValues<this>): void {
    for (const name of Object.keys(defaultValues) as (keyof AttributeValues)[])
      if (this[name] === undefined || this[name] === null) Object.assign(this, { [name]: defaultValues[name] });
  }
}
