import { version } from '../../terminal/version.js';
import { oddMinute, type Place } from './place.js';

/** A service that builds once; what runs it is the timer. https://www.freedesktop.org/software/systemd/man/systemd.exec.html */
export function systemdService({ name }: Place): string {
  return `[Unit]
Description=Trending Papers of ${name}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
# The folder of the config; keys and the mail server stand in the file, which only its owner reads.
WorkingDirectory=%h/${name}
EnvironmentFile=-%h/.config/trending-papers.env
ExecStart=/usr/bin/env npx --yes trending-papers@${version} build
`;
}

/** Runs on weekdays, later when the machine was off. https://www.freedesktop.org/software/systemd/man/systemd.timer.html */
export function systemdTimer({ name }: Place): string {
  return `[Unit]
Description=Trending Papers of ${name} on weekdays

[Timer]
OnCalendar=Mon..Fri 06:${String(oddMinute(name)).padStart(2, '0')}
RandomizedDelaySec=5m
Persistent=true

[Install]
WantedBy=timers.target
`;
}
