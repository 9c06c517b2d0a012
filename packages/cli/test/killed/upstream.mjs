// Stands for the network in a process of its own (`node --import`): Hugging Face's days of three papers each.

import dns from 'node:dns/promises';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

dns.lookup = async () => [{ address: '93.184.215.14', family: 4 }];
syncBuiltinESMExports();

globalThis.fetch = async (input) => {
  const day = new URL(String(input)).searchParams.get('date');
  appendFileSync(process.env.ASKED, `${day}\n`);
  const number = Math.round(Date.parse(day) / 86_400_000) % 90_000;
  return Response.json(
    [0, 1, 2].map((index) => ({
      paper: {
        id: `2601.${String(number + 100 * index).padStart(5, '0')}`,
        title: `A Paper Called ${index} of ${day}`,
        summary: 'About it.',
        authors: [{ name: 'Ada Example' }],
        publishedAt: `${day}T00:00:00.000Z`,
        submittedOnDailyAt: `${day}T00:00:00.000Z`,
        upvotes: index,
      },
    })),
  );
};
