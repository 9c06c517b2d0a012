import { isTrendingPapersError, TrendingPapersError } from '@trending-papers/core/paper';

/** What a driver throws: of a server with its SQLSTATE, of a connection with the name of the system's error. */
const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: serialisation failure, deadlock, object in use. */
const conflicts = new Set(['40001', '40P01', '55006', '55P03']);
/** Connection exceptions, and a server that shuts down, crashed or is starting. */
const sqlConnection = /^(?:08...|57P0[123])$/;
const systemConnection = /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** What `pg` says where it gives no code. */
const saidConnection = /connection terminated|not queryable|timeout exceeded when trying to connect|connection ended/i;
/** Values that the server does not take: data exceptions, broken constraints, more than it can hold. */
const unfitValue = /^(?:22|23|54)...$/;

const isLost = (error: unknown): boolean =>
  sqlConnection.test(codeOf(error)) || systemConnection.test(codeOf(error)) || saidConnection.test(saidBy(error));

/** Whether the same may go well in a moment. What was asked in between was not done, or may be done twice. */
export const mayPass = (error: unknown): boolean => conflicts.has(codeOf(error)) || isLost(error);

/** Whether another process made the same at the same moment: `IF NOT EXISTS` looks before it makes. */
export const isMadeAlready = (error: unknown): boolean => /^(?:23505|42P0[67]|42710)$/.test(codeOf(error));

/** Whether a value is at fault, and not the server or the statement. */
export const isUnfit = (error: unknown): boolean => unfitValue.test(codeOf(error));

/** Whether who asks may read and not write: no such right, or a server that only reads. */
export const mayNotWrite = (error: unknown): boolean => /^(?:42501|25006)$/.test(codeOf(error));

/** What a driver threw as one of our errors, with what to do. */
export function storeError(error: unknown, where: string): unknown {
  if (isTrendingPapersError(error)) return error;
  const [code, said] = [codeOf(error), saidBy(error)];
  if (isLost(error))
    return new TrendingPapersError(
      'store-unreachable',
      `The server of ${where} cannot be reached: ${said}. Is it running, and are host and port right?`,
      { address: where },
      { cause: error },
    );
  // Invalid authorisation, no such database, no rights, a server that only reads.
  if (/^(?:28...|3D000|42501|25006)$/.test(code))
    return new TrendingPapersError(
      'store-refused',
      `The server of ${where} refuses: ${said}. Check user, password and the name of the database; docs/store.md lists the rights that are needed.`,
      { address: where, sqlstate: code },
      { cause: error },
    );
  if (code === '') return error;
  return new TrendingPapersError(
    'store-failed',
    `The store at ${where} failed: ${said}${code.startsWith('53') ? '. Make room on the server and run it again: nothing was half-written' : ''}.`,
    { address: where, sqlstate: code },
    { cause: error },
  );
}

export function missingDriver(name: string, address: string, cause: unknown): TrendingPapersError<'store-unknown'> {
  return new TrendingPapersError(
    'store-unknown',
    `"${address}" needs the package ${name}: npm install ${name}`,
    { address },
    { cause },
  );
}
