import type { Service } from '../types.js';
import { ads } from './ads.js';
import { alphaxiv } from './alphaxiv.js';
import { arxiv } from './arxiv.js';
import { biorxiv, medrxiv } from './biorxiv.js';
import { crossref } from './crossref.js';
import { dblp } from './dblp.js';
import { doaj } from './doaj.js';
import { europepmc } from './europepmc.js';
import { github } from './github.js';
import { hal } from './hal.js';
import { hf } from './hf.js';
import { hn } from './hn.js';
import { inspire } from './inspire.js';
import { openalex } from './openalex.js';
import { openreview } from './openreview.js';
import { orcid } from './orcid.js';
import { pwc } from './pwc.js';
import { s2 } from './s2.js';
import { zenodo } from './zenodo.js';
import { zotero } from './zotero.js';

/** Every service by name. A new one is a file beside this and a line here. */
export const services: readonly Service[] = [
  hf,
  arxiv,
  s2,
  openalex,
  crossref,
  openreview,
  biorxiv,
  medrxiv,
  europepmc,
  dblp,
  pwc,
  alphaxiv,
  inspire,
  ads,
  hal,
  doaj,
  zenodo,
  zotero,
  orcid,
  hn,
  github,
];
