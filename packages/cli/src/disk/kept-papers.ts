import { Paper } from '@trending-papers/core/paper';
import * as z from 'zod/mini';

/** A list of papers as it lies on a disk. Apart, since what checks it is loaded only when one is read. */
export const KeptPapers = z.object({ version: z.literal(1), papers: z.array(Paper) });
