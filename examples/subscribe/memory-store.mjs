/** A store in memory: for a test, and to see what one is made of. @returns {import('./handler.mjs').Store} */
export function memoryStore(now = Date.now) {
  const people = new Map();
  const asked = new Map();
  return {
    put: async (person) => void people.set(person.token, person),
    remove: async (token) => void people.delete(token),
    all: async () => [...people.values()],
    once: async (key, seconds) => {
      if ((asked.get(key) ?? Number.NEGATIVE_INFINITY) > now() - seconds * 1000) return false;
      asked.set(key, now());
      return true;
    },
  };
}
