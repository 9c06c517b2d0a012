// What a page prints for each of its entries, whatever differs in it.

const months =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?/gi;

/** A line with its numbers, days and who did it folded: what a page prints again and again. */
export const templateOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\bby @?[\w.-]{2,40}(?= \d| \u00B7| \|)/g, 'by @')
    .replace(months, '@')
    .replace(/\d+(?:[.,:/-]\d+)*/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
