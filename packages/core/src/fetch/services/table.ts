import type { Service } from '../types.js';
import { arxiv } from './arxiv.js';
import { biorxiv, medrxiv } from './biorxiv.js';
import { crossref } from './crossref.js';
import { dblp } from './dblp.js';
import { europepmc } from './europepmc.js';
import { hf } from './hf.js';
import { openalex } from './openalex.js';
import { openreview } from './openreview.js';
import { pwc } from './pwc.js';
import { s2 } from './s2.js';

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
];
