// Addresses of pages as they stand in texts.

/** No identifier or address is longer: those of mails carry whom they were sent to. */
export const longestAddress = 8000;

/** The expression of what every address begins with and what may be in it, but for what `others` says stands around. */
export const addressForm = (others: string): string => String.raw`https?:\/\/[^\s${others}]{1,${longestAddress}}`;
