import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type * as schema from '../../src/paper/schema.js';

type Read<Schema> = z.infer<Schema>;

// What is held here is held by the compiler: a field that only one of the two has does not type-check.
describe('the schemas', () => {
  it('have the fields of their interfaces, of the same types', () => {
    expectTypeOf<Read<typeof schema.Author>>().toEqualTypeOf<schema.Author>();
    expectTypeOf<Read<typeof schema.Links>>().toEqualTypeOf<schema.Links>();
    expectTypeOf<Read<typeof schema.Source>>().toEqualTypeOf<schema.Source>();
    expectTypeOf<Read<typeof schema.Summary>>().toEqualTypeOf<schema.Summary>();
    expectTypeOf<Read<typeof schema.Relation>>().toEqualTypeOf<schema.Relation>();
    expectTypeOf<Read<typeof schema.Issue>>().toEqualTypeOf<schema.Issue>();
  });

  it('have the fields of their interfaces where identifiers and signals are open', () => {
    type Closed = Omit<schema.Paper, 'ids' | 'signals' | 'history'>;
    expectTypeOf<Omit<Read<typeof schema.Paper>, 'ids' | 'signals' | 'history'>>().toEqualTypeOf<Closed>();
    expectTypeOf<keyof Read<typeof schema.Paper>>().toEqualTypeOf<keyof schema.Paper>();
    expectTypeOf<Omit<Read<typeof schema.Listing>, 'papers'>>().toEqualTypeOf<Omit<schema.Listing, 'papers'>>();
    expectTypeOf<Read<typeof schema.Listing>>().toExtend<schema.Listing>();
  });
});
