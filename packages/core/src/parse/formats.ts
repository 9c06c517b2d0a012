// Every format that `parse` reads: its name, and the file that detects and reads it. One line each, in any order:
// detection asks the formats that know themselves first and those that call themselves `general` last.
// What a format needs beyond htmlparser2 and zod it loads inside its own `parse`.
export * as 'hf-text' from './huggingface/text.js';
