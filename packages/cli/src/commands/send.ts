import type { SendOptions, SendReport } from '../mail/send.js';
import { secretName } from '../mail/subscribers.js';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';

/** What is mailed to whom, but for what the program around it has. */
type Sending = Omit<SendOptions, 'secret' | 'now' | 'sleep' | 'onStep' | 'disk'>;

/** Mails what each person has not had yet, and tells what became of it; `about` says of what. */
export async function sendAndTell(sending: Sending, about: string, io: Io, reporter: Reporter): Promise<SendReport> {
  const { sendDigest } = await import('../mail/send.js');
  const before = about && `${about}: `;
  const report = await sendDigest({
    ...sending,
    secret: io.env[secretName],
    now: io.now,
    sleep: io.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    onStep: (text) => reporter.step(before + text),
  });
  for (const { to: address, papers } of report.unsure)
    reporter.warn(
      `${before}${address}: perhaps sent, since no answer of the server is known: ${papers.join(', ')}. If they never came, run ` +
        'again with --unsure resend; if they did, with --unsure arrived.',
    );
  for (const { to: address, said } of report.failed) reporter.warn(`${before}${address}: ${said}`);
  for (const address of report.stopped)
    reporter.warn(`${before}${address}: refused for good each time it was tried, and not tried any more.`);
  return report;
}

/** Whether somebody has not had what is new, as far as is known. */
export const isLeft = ({ failed, unsure }: SendReport): boolean => failed.length + unsure.length > 0;
