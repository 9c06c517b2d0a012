// A worker: `wrangler deploy`, with a KV namespace PEOPLE, and the secrets SECRET and MAIL_KEY of whoever sends your mail.
import { createHandler } from './handler.mjs';

/** @returns {import('./handler.mjs').Store} */
const kvStore = (kv) => ({
  put: (person) => kv.put(`person ${person.token}`, JSON.stringify(person)),
  remove: (token) => kv.delete(`person ${token}`),
  async all() {
    const people = [];
    let cursor;
    do {
      const page = await kv.list({ prefix: 'person ', cursor });
      people.push(...(await Promise.all(page.keys.map(({ name }) => kv.get(name, 'json')))));
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor !== undefined);
    return people.filter(Boolean);
  },
  async once(key, seconds) {
    if ((await kv.get(key)) !== null) return false;
    await kv.put(key, '1', { expirationTtl: seconds });
    return true;
  },
});

export default {
  fetch: (request, env) =>
    createHandler({
      store: kvStore(env.PEOPLE),
      secret: env.SECRET,
      sendConfirmation: async (to, link) => {
        const text = `Somebody, we hope you, asked for papers by mail. If it was you, confirm it here:\n\n${link}\n`;
        const answer = await fetch('https://mail.example/send', {
          method: 'POST',
          headers: { authorization: `Bearer ${env.MAIL_KEY}`, 'content-type': 'application/json' },
          body: JSON.stringify({ to, subject: 'Please confirm', text }),
        });
        if (!answer.ok) throw new Error(`The mail was not taken: ${answer.status}`);
      },
    })(request),
};
