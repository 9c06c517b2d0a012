import { describe, expect, it } from 'vitest';
import { smtpFromEnv } from '../../src/mail/settings.js';

describe('smtpFromEnv', () => {
  it.each([
    [
      'smtps://ada:p%40ss@mail.example.org',
      { host: 'mail.example.org', port: 465, secure: true, user: 'ada', password: 'p@ss' },
    ],
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, secure: false }],
    ['smtp://localhost', { host: 'localhost', port: 25, secure: false, local: true }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false, local: true }],
    ['smtp://[::1]', { host: '::1', port: 25, secure: false, local: true }],
    ['smtp://localhost.example.org', { host: 'localhost.example.org', port: 587, secure: false }],
    ['smtp://127.0.0.1.example.org', { host: '127.0.0.1.example.org', port: 587, secure: false }],
    ['smtp://mail.example.org:2525', { host: 'mail.example.org', port: 2525, secure: false }],
  ])('reads %s', (text, settings) => {
    expect(smtpFromEnv({ TRENDING_PAPERS_SMTP: text })).toEqual(settings);
  });

  it.each([
    undefined,
    '',
    'mail.example.org',
    'https://mail.example.org',
    'smtps://ada:secret@',
    'smtps://a:50%@b.org',
  ])('refuses %s', (text) => {
    expect(() => smtpFromEnv({ TRENDING_PAPERS_SMTP: text })).toThrow(/TRENDING_PAPERS_SMTP/);
  });

  it('repeats no password in what it says', () => {
    expect(() => smtpFromEnv({ TRENDING_PAPERS_SMTP: 'ftp://ada:secret@example.org' })).not.toThrow(/secret/);
  });

  it('wants all of DKIM or nothing', () => {
    const env = { TRENDING_PAPERS_SMTP: 'smtp://a.org', TRENDING_PAPERS_DKIM_DOMAIN: 'a.org' };
    expect(() => smtpFromEnv(env)).toThrow(/all three/);
  });
});
