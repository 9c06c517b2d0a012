import { toIsoDate } from '../../text/dates.js';
import type { ParseContext } from '../format.js';

interface Block {
  readonly line: number;
  readonly text: string;
}

export interface Header {
  curators?: string[];
  date?: string;
}

/** Lines above a listing that say nothing about it. */
const furniture = /^(?:new|subscribe|get trending papers in your email inbox(?: once a day)?!)$/i;
/** "by AK and the research community"; extractors glue the name to the "by". */
const byline = /^by\s?(\S.{0,120}?) and (the research community)$/;
const monthDay = /^([A-Z][a-z]{2,8})\.? (\d{1,2})$/;

/** Takes the header off a listing: who curates it and which day it is of. */
export function readHeader(blocks: readonly Block[], context: ParseContext): Header & { rest: readonly Block[] } {
  const header: Header = {};
  let at = 0;
  for (; at < blocks.length; at += 1) {
    const { text, line } = blocks[at]!;
    const curators = byline.exec(text);
    if (curators) header.curators = [curators[1]!, curators[2]!];
    else if (monthDay.test(text)) Object.assign(header, { date: assumeYear(text, line, context) });
    else if (!furniture.test(text)) break;
  }
  return { ...header, rest: blocks.slice(at) };
}

/** A day without a year is its latest occurrence that is not after today. */
function assumeYear(text: string, line: number, { now, report }: ParseContext): string | undefined {
  const year = now.getUTCFullYear();
  const today = now.toISOString().slice(0, 10);
  const found = [year, year - 1]
    .map((candidate) => toIsoDate(`${text}, ${candidate}`))
    .find((date) => date && date <= today);
  report('year-assumed', `"${text}" names no year; ${found?.slice(0, 4)} was assumed.`, `line ${line}`);
  return found;
}
