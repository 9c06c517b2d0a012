/** The languages beside English, each a file of this folder and a part of its own. The one list of them. */
export const languages = ['ar', 'de', 'es', 'fr', 'ja', 'ko', 'pt', 'zh'] as const;

export type Language = (typeof languages)[number];
