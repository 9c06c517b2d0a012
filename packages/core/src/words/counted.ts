/** How a number of something is said: `{n}` is the number, `one` and the like as `Intl.PluralRules` asks. */
export type Counted = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
