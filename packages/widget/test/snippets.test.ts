// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { integrityOf, snippets } from '../scripts/snippets.mjs';

describe('the tags for pages that take the element from a CDN', () => {
  it('name one version, and the hash of each script', () => {
    const bytes = (file: string) => new TextEncoder().encode(file);
    const tags = snippets({ name: '@trending-papers/widget', version: '1.2.3' }, bytes);
    expect(tags.filter((line) => line.startsWith('<script'))).toHaveLength(4);
    for (const file of ['trending-papers.min.js', 'trending-papers.all.min.js']) {
      const integrity = `integrity="${integrityOf(bytes(file))}" crossorigin="anonymous"`;
      expect(tags).toContain(
        `<script src="https://unpkg.com/@trending-papers/widget@1.2.3/dist/${file}" ${integrity}></script>`,
      );
      expect(tags).toContain(
        `<script src="https://cdn.jsdelivr.net/npm/@trending-papers/widget@1.2.3/dist/${file}" ${integrity}></script>`,
      );
    }
    // As `openssl dgst -sha384 -binary | base64` has it for nothing at all.
    expect(integrityOf(new Uint8Array())).toBe(
      'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
    );
  });
});
