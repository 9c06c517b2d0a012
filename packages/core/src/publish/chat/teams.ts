import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, jsonBytes, toMessages } from './message.js';

/** About 28 KB: https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using */
const longest = 26_000;

/** A text run is plain, unlike a text block, which reads Markdown. https://adaptivecards.io/explorer/TextRun.html */
function block({ title, url, byline, excerpt }: ChatItem): object {
  const opens = url !== undefined && { selectAction: { type: 'Action.OpenUrl', url } };
  const lines = [byline, excerpt].filter(Boolean);
  return {
    type: 'Container',
    items: [
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, weight: 'Bolder', ...opens }] },
      ...lines.map((text) => ({
        type: 'RichTextBlock',
        inlines: [{ type: 'TextRun', text, isSubtle: text === byline }],
      })),
    ],
  };
}

const channel: Channel = {
  body: (items, { title }) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, size: 'Large', weight: 'Bolder' }] },
            ...items.map(block),
          ],
        },
      },
    ],
  }),
  fits: (body) => jsonBytes(body) <= longest,
};

/** Messages for a workflow of Microsoft Teams, as adaptive cards. */
export function toTeams(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
