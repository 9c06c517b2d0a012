import { toIsoDate } from '../../text/dates.js';
import type { Probe, Report } from '../format.js';
import { htmlPart, isMime, readMime, textPart } from '../huggingface/mime.js';
import { probeText } from '../probe.js';

/** What is in a mail: its parts as inputs of their own, the richest first, and the day it was sent. */
export interface Message {
  readonly parts: readonly Probe[];
  readonly sent: string | undefined;
}

/** A message as a mail program saves it, opened; `undefined` when it is none. */
export function openMessage({ head, text, url }: Probe, report: Report): Message | undefined {
  if (!isMime(head)) return undefined;
  const message = readMime(text, report);
  const parts = [htmlPart(message), textPart(message)].flatMap((part) => (part?.trim() ? [probeText(part, url)] : []));
  const sent = toIsoDate((message.headers.date ?? '').replace(/\s*\([^)]*\)$/, ''))?.slice(0, 10);
  return { parts, sent };
}
