"""Xapian as an engine of the bench: papers as JSON lines until an empty one, then a query a line; answers with ids."""
import json
import sys

import xapian

database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
generator = xapian.TermGenerator()
generator.set_stemmer(xapian.Stem("en"))
for line in sys.stdin:
    if not line.strip():
        break
    paper = json.loads(line)
    document = xapian.Document()
    document.set_data(paper["id"])
    generator.set_document(document)
    generator.index_text(paper["title"], 2)
    generator.index_text(paper["text"])
    database.add_document(document)

parser = xapian.QueryParser()
parser.set_stemmer(xapian.Stem("en"))
parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
parser.set_database(database)
enquire = xapian.Enquire(database)
for line in sys.stdin:
    query, limit = json.loads(line)
    # No flags: what people type is words to it, as to the others.
    enquire.set_query(parser.parse_query(query, 0))
    ids = [match.document.get_data().decode() for match in enquire.get_mset(0, limit)]
    print(json.dumps(ids), flush=True)
