import { describe, expect, it } from 'vitest';
import {
  childOf,
  childrenOf,
  descend,
  fieldOf,
  fieldsOf,
  findAll,
  markupOf,
  readHtml,
  readXml,
  rootTag,
  textOf,
} from '../../src/parse/xml.js';

describe('readXml', () => {
  it('names elements without their namespace prefix, declared or not', () => {
    const root = readXml('<a:feed><b:Title xml:lang="en">T</b:Title></a:feed>');
    expect(fieldOf(childOf(root, 'feed'), 'Title')).toBe('T');
    expect(descend(root, 'feed', 'Title')?.attributes['xml:lang']).toBe('en');
  });

  it('joins mixed content without adding blanks', () => {
    const root = readXml('<t><fixed-case>A</fixed-case>dap<fixed-case>L</fixed-case>e &amp; <![CDATA[<more>]]></t>');
    expect(textOf(root)).toBe('AdapLe & <more>');
    expect(markupOf(childOf(root, 't'))).toBe(
      '<fixed-case>A</fixed-case>dap<fixed-case>L</fixed-case>e &amp; &lt;more&gt;',
    );
  });

  it('keeps text that looks like a number as text', () => {
    expect(fieldOf(readXml('<title>0</title>'), 'title')).toBe('0');
    expect(fieldOf(readXml('<id>0704.0010</id>'), 'id')).toBe('0704.0010');
  });

  it('counts an empty field as absent', () => {
    const root = readXml('<a> </a><b/><c>x</c><c/><c>y</c>');
    expect([fieldOf(root, 'a'), fieldOf(root, 'b'), fieldOf(root, 'd')]).toEqual([undefined, undefined, undefined]);
    expect(fieldsOf(root, 'c')).toEqual(['x', 'y']);
  });

  it('forgives what is cut off, crossed or stray', () => {
    const root = readXml('<feed><entry><title>One & two</title><entry><title>Cut o');
    expect(findAll(root, ({ name }) => name === 'title').map(textOf)).toEqual(['One & two', 'Cut o']);
    expect(textOf(readXml('<a><b>x</a></b>y'))).toBe('xy');
  });

  it('does not expand the entities of a document type', () => {
    const levels = Array.from({ length: 20 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
    const bomb = `<!DOCTYPE feed [<!ENTITY l0 "lol">${levels.join('')}]><feed><title>&l20;</title></feed>`;
    expect(textOf(readXml(bomb))?.length).toBeLessThan(bomb.length);
  });

  it('refuses what is nested too deep, in time that does not grow with the depth', () => {
    expect(() => readXml('<a>'.repeat(1_000_000))).toThrow(expect.objectContaining({ code: 'too-deep' }));
    expect(() => readHtml('<div>'.repeat(1_000_000))).toThrow(expect.objectContaining({ code: 'too-deep' }));
  });

  it('refuses more elements than any listing has', () => {
    expect(() => readXml('<a/>'.repeat(1_000_001))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('takes attributes that name the prototype for what they are', () => {
    const [node] = childrenOf(readXml('<a __proto__="x" constructor="y"/>'));
    expect(node?.attributes.constructor).toBe('y');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('readHtml', () => {
  it('closes what HTML closes by itself', () => {
    const root = readHtml('<DL><DT>one<DD>two<P>three<P>four</DL>after');
    expect(childrenOf(childOf(root, 'dl')).map(({ name }) => name)).toEqual(['dt', 'dd']);
    expect(findAll(root, ({ name }) => name === 'p').map(textOf)).toEqual(['three', 'four']);
  });
});

describe('rootTag', () => {
  it.each([
    ['<feed xmlns="http://www.w3.org/2005/Atom">', 'feed'],
    ['<?xml version="1.0"?>\n<!-- a <b> comment --><!DOCTYPE rss [<!ENTITY a "<b>">]>\n<x:RSS>', 'rss'],
    ['<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://dtd">\n<PubmedArticleSet>', 'pubmedarticleset'],
    ['plain text', undefined],
    ['< not a tag >', undefined],
  ])('%s', (head, name) => {
    expect(rootTag(head)?.name).toBe(name);
  });
});
