import * as z from 'zod/mini';
import type { Parameter } from './parameters.js';
import type { Route } from './route.js';
import * as schemas from './schemas.js';

/** Answers besides the one that was asked for, by status. */
const problems = {
  400: 'A parameter is wrong: `parameter` names it, `detail` says what it may be.',
  404: 'There is nothing of that name.',
  410: 'The cursor is of another store, or of before it was restored: begin without one.',
  429: 'The client asks too often: `Retry-After` says in how many seconds it may again.',
  501: 'The store has no means for it.',
  503: 'The store does not answer now.',
} as const;

const reference = (name: string) => `#/components/schemas/${name}`;

/** The routes as OpenAPI 3.1, whose schemas are JSON Schema 2020-12: of the same rows and shapes that answers are made of. */
export function openApi(routes: readonly Route[], title: string, url: string | undefined): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema as z.ZodMiniType, { id });
  const made = z.toJSONSchema(registry, { uri: reference, io: 'input' }).schemas;
  return {
    openapi: '3.1.0',
    info: { title, version: '1', description: 'Papers, to be read.' },
    ...(url !== undefined && { servers: [{ url }] }),
    paths: Object.fromEntries(routes.map((route) => [`/${route.path}`, { get: operationOf(route) }])),
    components: { schemas: Object.fromEntries(Object.entries(made).map(([id, schema]) => [id, bare(schema)])) },
  };
}

function operationOf({ path, summary, parameters, type, schema }: Route): object {
  const inPath = path.includes('{name}')
    ? [{ name: 'name', in: 'path', required: true, schema: { type: 'string' }, description: 'Any name of the paper' }]
    : [];
  const failures = Object.entries(problems).map(([status, description]) => [status, problem(description)]);
  return {
    operationId: path.replaceAll(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase()) || 'index',
    summary,
    parameters: [...inPath, ...Object.entries(parameters).map(([name, each]) => inQuery(name, each))],
    responses: {
      200: {
        description: 'What was asked for.',
        content: { [type]: schema === undefined ? {} : { schema: { $ref: reference(schema) } } },
      },
      304: { description: 'It is as it was when the tag in If-None-Match was given.' },
      ...Object.fromEntries(failures),
    },
  };
}

function inQuery(name: string, { kind, description, many, required, preset }: Parameter): object {
  const schema = { ...bare(z.toJSONSchema(kind.schema)), ...(preset !== undefined && { default: preset }) };
  return {
    name,
    in: 'query',
    description,
    required: required === true,
    schema: many ? { type: 'array', items: schema } : schema,
    ...(many && { style: 'form', explode: true }),
  };
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: reference('Problem') } } },
});

/** A schema that stands inside of a document, which says for all of them what they are in. */
function bare({ $schema: _, $id: __, ...schema }: z.core.JSONSchema.BaseSchema): object {
  return schema;
}
