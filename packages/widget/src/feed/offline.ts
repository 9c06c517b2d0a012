const store = 'trending-papers';
const mostKept = 20;

/**
 * The last good feeds, for when the network is gone. Sandboxed frames and insecure pages have no Cache, or one that
 * rejects: then nothing is kept, and nothing breaks.
 */
export async function keepOffline(url: string, text: string): Promise<void> {
  try {
    const cache = await caches.open(store);
    await cache.put(url, new Response(text, { headers: { 'content-type': 'application/feed+json' } }));
    const older = (await cache.keys()).slice(0, -mostKept);
    await Promise.all(older.map((request) => cache.delete(request)));
  } catch {
    // Keeping is a courtesy.
  }
}

export async function recallOffline(url: string): Promise<string | undefined> {
  try {
    return await (await (await caches.open(store)).match(url))?.text();
  } catch {
    return undefined;
  }
}
