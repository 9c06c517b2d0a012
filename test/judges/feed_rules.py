"""The rules that the W3C's feed validator, RSS Advisory Board and jsonfeed.org publish, held against files.

Prints, per file, the codes of the rules it breaks with what broke them. Python's own parsers only, none of ours.
"""
import json
import re
import sys
import xml.etree.ElementTree as xml
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

ATOM = '{http://www.w3.org/2005/Atom}'
DC = '{http://purl.org/dc/elements/1.1/}'
CONTENT = '{http://purl.org/rss/1.0/modules/content/}'
MEDIA = '{http://search.yahoo.com/mrss/}'

ABSOLUTE = re.compile(r'^https?://[^\s<>"{}|\\^`]+$', re.ASCII)
IRI = re.compile(r'^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$')
LANGUAGE = re.compile(r'^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$')
RFC822 = re.compile(r'^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$')
RFC3339 = re.compile(r'^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$')
UNSEEN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
SAFE_TAGS = {'p', 'em', 'strong', 'img', 'a', 'ul', 'ol', 'li', 'br'}
SAFE_ATTRIBUTES = {'href', 'src', 'alt'}


class Html(HTMLParser):
    """Collects what an HTML fragment holds beyond harmless tags with absolute addresses, and tags left open."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.wrong = []
        self.open = []
        self.feed(text)
        self.close()
        self.wrong += [f'<{tag}> is not closed' for tag in self.open]

    def handle_startendtag(self, tag, attrs):
        self.look(tag, attrs)

    def handle_starttag(self, tag, attrs):
        self.look(tag, attrs)
        if tag not in ('img', 'br'):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f'</{tag}> closes nothing')

    def look(self, tag, attrs):
        if tag not in SAFE_TAGS:
            self.wrong.append(f'<{tag}>')
        for name, value in attrs:
            if name not in SAFE_ATTRIBUTES:
                self.wrong.append(f'{tag} {name}')
            elif name != 'alt' and not ABSOLUTE.match(value or ''):
                self.wrong.append(f'{tag} {name}={value}')


def unsafe(html):
    return [] if html is None else Html(html).wrong


def is_rfc822(text):
    if not RFC822.match(text or ''):
        return False
    try:
        return parsedate_to_datetime(text).strftime('%a') == text[:3]
    except ValueError:
        return False


def is_rfc3339(text):
    if not isinstance(text, str) or not RFC3339.match(text):
        return False
    try:
        datetime.fromisoformat(text.replace('Z', '+00:00'))
        return True
    except ValueError:
        return False


def texts(element, path):
    return [found.text or '' for found in element.iterfind(path)]


def repeated(values):
    return sorted({value for value in values if values.count(value) > 1})


def more_than_one(element, names):
    return [name for name in names if len(element.findall(name)) > 1]


def not_one(element, names):
    return [name for name in names if len(element.findall(name)) != 1 or not (element.findtext(name) or '').strip()]


def bad(values, good):
    return [value for value in values if not good(value)]


def in_items(check):
    return lambda feed: [wrong for item in feed['items'] for wrong in check(item)]


ONCE_IN_ITEM = ['title', 'link', 'description', 'guid', 'pubDate', 'author', 'comments', 'source',
                CONTENT + 'encoded', DC + 'creator', DC + 'date']

# Each rule gives what breaks it; nothing when all is well.
RULES_RSS = {
    'rss-version': lambda feed: bad([feed['root'].get('version')], lambda version: version == '2.0'),
    'channel-incomplete': lambda feed: not_one(feed['head'], ['title', 'link', 'description']),
    'channel-repeats': lambda feed: more_than_one(feed['head'], ['language', 'ttl', 'lastBuildDate', 'pubDate', 'image']),
    'link-not-absolute': lambda feed: bad(texts(feed['head'], 'link') + texts(feed['head'], 'item/link'), ABSOLUTE.match),
    'language-unknown': lambda feed: bad(texts(feed['head'], 'language'), LANGUAGE.match),
    'ttl-not-number': lambda feed: bad(texts(feed['head'], 'ttl'), lambda ttl: re.match(r'^[1-9]\d*$', ttl)),
    'date-not-rfc822': lambda feed: bad(
        [date for path in ('lastBuildDate', 'pubDate', 'item/pubDate') for date in texts(feed['head'], path)], is_rfc822),
    'self-missing': lambda feed: bad(
        [[link.get('rel') for link in feed['head'].iterfind(ATOM + 'link')].count('self')], lambda count: count == 1),
    'item-says-nothing': in_items(lambda item: [] if item.findtext('title') or item.findtext('description') else ['item']),
    'description-missing': in_items(
        lambda item: [] if item.findtext('description') or item.find(CONTENT + 'encoded') is None else [item.findtext('title')]),
    'item-repeats': in_items(lambda item: more_than_one(item, ONCE_IN_ITEM)),
    'guid-missing': in_items(lambda item: [] if item.findtext('guid') else [item.findtext('title')]),
    'guid-repeats': lambda feed: repeated(texts(feed['head'], 'item/guid')),
    'guid-not-permalink': in_items(lambda item: [
        guid.text for guid in item.iterfind('guid')
        if guid.get('isPermaLink', 'true') == 'true' and not ABSOLUTE.match(guid.text or '')]),
    'author-not-mail': in_items(lambda item: bad(texts(item, 'author'), lambda author: re.match(r'^\S+@\S+', author))),
    'category-empty': in_items(lambda item: bad(texts(item, 'category'), str.strip)),
    'thumbnail-not-absolute': in_items(lambda item: bad(
        [image.get('url') or '' for image in item.iterfind(MEDIA + 'thumbnail')], ABSOLUTE.match)),
    'html-unsafe': in_items(lambda item: unsafe(item.findtext(CONTENT + 'encoded')) + unsafe(item.findtext('description'))),
}


def links(element, relation):
    return [link.get('href') or '' for link in element.iterfind(ATOM + 'link') if link.get('rel', 'alternate') == relation]


def people(element):
    return [*element.iterfind(ATOM + 'author'), *element.iterfind(ATOM + 'contributor')]


RULES_ATOM = {
    'feed-incomplete': lambda feed: not_one(feed['head'], [ATOM + 'id', ATOM + 'title', ATOM + 'updated']),
    'entry-incomplete': in_items(lambda entry: not_one(entry, [ATOM + 'id', ATOM + 'title', ATOM + 'updated'])),
    'entry-repeats': in_items(lambda entry: more_than_one(
        entry, [ATOM + name for name in ('summary', 'content', 'published', 'rights')])),
    'id-not-iri': lambda feed: bad(texts(feed['head'], f'.//{ATOM}id'), IRI.match),
    'id-repeats': lambda feed: repeated(texts(feed['head'], f'{ATOM}entry/{ATOM}id')),
    'date-not-rfc3339': lambda feed: bad(
        [*texts(feed['head'], f'.//{ATOM}updated'), *texts(feed['head'], f'.//{ATOM}published')], is_rfc3339),
    'updated-repeats': lambda feed: repeated(texts(feed['head'], f'{ATOM}entry/{ATOM}updated')),
    'self-missing': lambda feed: bad([len(links(feed['head'], 'self'))], lambda count: count == 1),
    'link-not-absolute': lambda feed: bad(
        [link.get('href') or '' for link in feed['head'].iter(ATOM + 'link')], ABSOLUTE.match),
    'alternate-repeats': in_items(lambda entry: links(entry, 'alternate')[1:]),
    'nothing-to-read': in_items(lambda entry: [] if entry.findtext(ATOM + 'content') or links(entry, 'alternate') else ['entry']),
    'author-missing': lambda feed: [] if people(feed['head']) or all(people(entry) for entry in feed['items']) else ['feed'],
    'person-nameless': lambda feed: [
        'author' for element in [feed['head'], *feed['items']] for person in people(element)
        if not (person.findtext(ATOM + 'name') or '').strip()],
    'html-unsafe': in_items(lambda entry: [
        wrong for content in entry.iterfind(ATOM + 'content') if content.get('type') == 'html' for wrong in unsafe(content.text)]),
}


def addresses(item):
    found = [item.get(name) for name in ('url', 'external_url', 'image', 'banner_image')]
    found += [author.get('url') for author in item.get('authors', [])]
    found += [attachment.get('url') for attachment in item.get('attachments', [])]
    return [address for address in found if address is not None]


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


RULES_JSON = {
    'version-unknown': lambda feed: bad([feed['head'].get('version')], lambda version: version == 'https://jsonfeed.org/version/1.1'),
    'title-missing': lambda feed: bad([feed['head'].get('title')], lambda title: isinstance(title, str) and title),
    'address-not-absolute': lambda feed: bad(
        [feed['head'][name] for name in ('home_page_url', 'feed_url', 'next_url', 'icon', 'favicon') if name in feed['head']]
        + [address for item in feed['items'] for address in addresses(item)], ABSOLUTE.match),
    'next-is-self': lambda feed: [url for url in [feed['head'].get('next_url')] if url and url == feed['head'].get('feed_url')],
    'language-unknown': lambda feed: bad([feed['head'].get('language', 'en')], LANGUAGE.match),
    'id-not-string': in_items(lambda item: bad([item.get('id')], lambda value: isinstance(value, str) and value)),
    'id-repeats': lambda feed: repeated([str(item.get('id')) for item in feed['items']]),
    'nothing-to-read': in_items(lambda item: [] if item.get('content_html') or item.get('content_text') else [item.get('id')]),
    'date-not-rfc3339': in_items(lambda item: bad(
        [item[name] for name in ('date_published', 'date_modified') if name in item], is_rfc3339)),
    'author-empty': in_items(lambda item: [
        'author' for author in item.get('authors', []) if not any(author.get(name) for name in ('name', 'url', 'avatar'))]),
    'tag-not-string': in_items(lambda item: bad(item.get('tags', []), lambda tag: isinstance(tag, str) and tag)),
    'attachment-untyped': in_items(lambda item: [
        attachment for attachment in item.get('attachments', []) if '/' not in attachment.get('mime_type', '')]),
    'extension-not-object': lambda feed: [
        key for part in [feed['head'], *feed['items']] for key, value in part.items()
        if key.startswith('_') and not isinstance(value, dict)],
    'character-unseen': lambda feed: [text for text in strings(feed['head']) if UNSEEN.search(text)],
    'html-unsafe': in_items(lambda item: unsafe(item.get('content_html'))),
}


def read(data):
    if data.lstrip().startswith(b'{'):
        head = json.loads(data)
        return RULES_JSON, {'head': head, 'items': head['items']}
    root = xml.fromstring(data)
    if root.tag == ATOM + 'feed':
        return RULES_ATOM, {'root': root, 'head': root, 'items': root.findall(ATOM + 'entry')}
    channel = root.find('channel')
    return RULES_RSS, {'root': root, 'head': channel, 'items': channel.findall('item')}


def broken(name):
    with open(name, 'rb') as file:
        rules, feed = read(file.read())
    found = {code: [str(wrong)[:200] for wrong in rule(feed)] for code, rule in rules.items()}
    return {code: wrong for code, wrong in found.items() if wrong}


print(json.dumps({'broken': {name: found for name in sys.argv[1:] if (found := broken(name))},
                  'rules': [len(RULES_RSS), len(RULES_ATOM), len(RULES_JSON)]}))
