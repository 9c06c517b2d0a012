/** What assistive technology is told of an element. */
export interface Told {
  role: string;
  name: string;
}

/** A page that can be asked what assistive technology is told. */
export interface ToldPage {
  goto(url: string): Promise<unknown>;
  /** Runs the function in the page, waits for what it promises, and gives that. */
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>;
  /** What is told of each element that the function finds in the page. */
  told(find: () => Element[]): Promise<Told[]>;
  close(): Promise<void>;
}

/** An element of a page as drivers hand it out: https://www.w3.org/TR/webdriver2/#elements */
export type ElementReference = Readonly<Record<string, string>>;

export const elementId = (reference: ElementReference) => Object.values(reference)[0]!;
