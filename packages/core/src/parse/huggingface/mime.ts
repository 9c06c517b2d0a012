import { decode } from '../decode.js';
import type { Report } from '../format.js';

// As much of MIME (RFC 2045 to 2047) as a digest needs: parts, quoted-printable, base64 and the usual character sets.

export interface MimePart {
  readonly headers: Readonly<Record<string, string>>;
  readonly type: string;
  /** The content, decoded; empty for a part of parts. */
  readonly content: string;
  readonly parts: readonly MimePart[];
}

/** A mail has a text and an HTML part; forwarded ones a level more. */
const maxDepth = 8;

/** Whether a text opens with the header lines of a message. */
export function isMime(head: string): boolean {
  return (
    /^(?:From |[A-Za-z][\w-]{1,60}:[ \t])/.test(head) &&
    /^(?:MIME-Version|Content-Type|Subject|Date):[ \t]/im.test(head) &&
    /^(?:From|To|Received|Return-Path|Delivered-To|Message-ID):[ \t]/im.test(head)
  );
}

/** The parts of a message. Forgives a missing boundary; never throws. */
export function readMime(text: string, report: Report, depth = 0): MimePart {
  const gap = /\r?\n\r?\n/.exec(text);
  const headers = readHeaders(gap ? text.slice(0, gap.index) : text);
  const body = gap ? text.slice(gap.index + gap[0].length) : '';
  const typeHeader = headers['content-type'] ?? 'text/plain';
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(typeHeader)?.[0].toLowerCase() ?? 'text/plain';
  const boundary = parameter(typeHeader, 'boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && depth < maxDepth) {
    const parts = splitParts(body, boundary).map((part) => readMime(part, report, depth + 1));
    return { headers, type, content: '', parts };
  }
  const bytes = decodeTransfer(body, headers['content-transfer-encoding'] ?? '');
  return { headers, type, content: decodeCharset(bytes, parameter(typeHeader, 'charset'), report), parts: [] };
}

function readHeaders(text: string): Record<string, string> {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  const headers = unfolded.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
  });
  return Object.fromEntries(headers);
}

function parameter(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2];
}

function splitParts(body: string, boundary: string): string[] {
  const sections = `\n${body}`.split(`\n--${boundary}`);
  return sections
    .slice(1)
    .flatMap((section) => (section.startsWith('--') ? [] : [section.replace(/^[ \t]*\r?\n/, '')]));
}

function decodeTransfer(body: string, encoding: string): Uint8Array {
  const name = encoding.toLowerCase();
  if (name === 'quoted-printable') return quotedPrintable(body);
  if (name === 'base64') return base64(body);
  return new TextEncoder().encode(body);
}

/** RFC 2045 section 6.7: `=E2=96=B2`, and `=` at the end of a line that goes on. */
function quotedPrintable(body: string): Uint8Array {
  const joined = body.replace(/=[ \t]*\r?\n/g, '');
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const piece of joined.split(/(=[0-9A-Fa-f]{2})/)) {
    if (/^=[0-9A-Fa-f]{2}$/.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16));
    else for (const byte of encoder.encode(piece)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function base64(body: string): Uint8Array {
  const clean = body.replace(/[^A-Za-z0-9+/]/g, '');
  return Uint8Array.from(atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0))), (c) => c.charCodeAt(0));
}

function decodeCharset(bytes: Uint8Array, charset: string | undefined, report: Report): string {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(bytes, report);
  }
}

function find(part: MimePart, type: string): string | undefined {
  if (part.type === type) return part.content;
  for (const inner of part.parts) {
    const found = find(inner, type);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const htmlPart = (message: MimePart) => find(message, 'text/html');
export const textPart = (message: MimePart) => find(message, 'text/plain');
