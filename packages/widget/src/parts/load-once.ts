/** Loads once: a promise until it is there, then the thing itself. What failed is tried again at the next call. */
export function loadOnce<T>(load: () => Promise<T>): () => T | Promise<T> {
  let value: T | Promise<T> | undefined;
  return () => {
    value ??= load().then(
      (loaded) => {
        value = loaded;
        return loaded;
      },
      (error) => {
        value = undefined;
        throw error;
      },
    );
    return value;
  };
}
