import type { Dice } from './dice.js';

/** A paper that nobody wrote. */
export interface MadePaper {
  readonly title: string;
  readonly authors: readonly { readonly given: string; readonly family: string }[];
  readonly arxiv: string;
  readonly doi: string;
  readonly votes: number;
  readonly stars: number;
  readonly date: string;
  readonly venue: string;
  readonly organization: string;
  readonly code: string;
  readonly abstract: string;
}

const words = (text: string) => text.split('|');

const adjectives = words(
  'Sparse|Robust|Efficient|Hierarchical|Contrastive|Causal|Low-Rank|Multi-Agent|Self-Supervised|Calibrated|Latent|Open-World|Long-Context|Equivariant|Federated|Adaptive|Test-Time|Unified|Provable|Streaming',
);
const things = words(
  'Attention|Diffusion Models|Language Models|Video Generation|Protein Folding|Reward Models|Graph Networks|Speech Recognition|World Models|Point Clouds|Retrieval|Reasoning|Planning|Robot Manipulation|Tokenizers|Image Editing|Speculative Decoding|Weather Forecasts|Code Generation|Knowledge Graphs',
);
const doings = words(
  'Learning|Scaling|Aligning|Rethinking|Understanding|Benchmarking|Steering|Distilling|Probing|Accelerating|Grounding|Compressing',
);
const settings = words(
  'in the Wild|at Scale|without Labels|under Distribution Shift|from Human Feedback|with Few Examples|on Mobile Devices|across Languages|for Clinical Text|in Low-Resource Settings',
);
const roots = words('Lumi|Kite|Vexa|Omni|Tiny|Strato|Delta|Quill|Hexa|Nova|Pico|Terra|Mosaic|Echo|Fable');
const suffixes = words('Former|Bench|GPT|-R1|Net|Flow|RL|Edit|-3B|VLA|Agent|CLIP|Zip|Eval| 2.0');

const given = words(
  'Anna|Wei|Priya|Jean-Luc|Mariana|Kofi|Yuki|Søren|Noémie|Ahmed|Tatiana|Rui|Lars|Chloé|Haruto|Fatima|José|Ivan|Min-jun|Elif|Zixuan|Rohan|Sarah|Tomás|Xin|Oluwaseun|Greta|Duc|Amir|Bo',
);
const family = words(
  'Müller|Zhang|Sharma|Moreau|Oliveira|Mensah|Tanaka|Østergaard|Lefèvre|Hassan|Petrova|Costa|van der Berg|Dupont|Sato|Al-Rashid|García|Novák|Kim|Yılmaz|Li|Gupta|Connor|Horák|Wang|Adeyemi|Lindqvist|Nguyen|de la Cruz|Chen',
);
const venues = words(
  'NeurIPS 2025|ICML 2025|ICLR 2026|CVPR 2026|ACL 2025|EMNLP 2025|Nature|TMLR|AAAI 2026|JMLR|Transactions on Graphics|IEEE Robotics and Automation Letters',
);
const organizations = words(
  'Harbour University|Northwind Research|Institute of Applied Rivers|Quill Labs|ETH Lakeside|Blue Fjord AI|University of Westmoor|Sparrow Foundation',
);
const sentences = words(
  'We study how such systems behave when their inputs change over time.|In this paper, we propose a method that needs neither labels nor a second model.|Our approach improves on strong baselines at half of their cost.|Experiments on five benchmarks show that the gains hold for models of all sizes.|We release code, data and weights.|Recent work has relied on large collections that few can afford.|A simple change of the objective turns out to be enough.|Ablations tell which of the parts matters most.|This is due to a mismatch between training and use.|The analysis suggests where earlier methods fail and why.',
);
const small = /^(?:in|the|at|without|under|from|with|on|across|for|of|to|and|is|a|via|by|how|what)$/i;

function titleOf(dice: Dice): string {
  const [adjective, thing, other] = [dice.pick(adjectives), dice.pick(things), dice.pick(things)];
  const [doing, setting] = [dice.pick(doings), dice.pick(settings)];
  const name = dice.pick(roots) + dice.pick(suffixes);
  return dice.pick([
    () => `${name}: ${doing} ${adjective} ${thing} ${setting}`,
    () => `${name}: ${adjective} ${thing} for ${other}`,
    () => `${doing} ${adjective} ${thing} ${setting}`,
    () => `${doing} ${thing} via ${adjective} ${other}`,
    () => `On the Limits of ${adjective} ${thing}`,
    () => `Towards ${adjective} ${thing} and ${other} ${setting}`,
    () => `${adjective} ${thing} Meets ${other}: A Survey`,
    () => `Do ${thing} Need ${adjective} ${other}?`,
    () => `What Makes ${thing} ${adjective}? ${doing} ${other} ${setting}`,
    () => `${adjective} ${thing} Are All You Need`,
    () => `${name} Technical Report`,
    () => `A ${adjective} Approach to ${thing} (and ${other})`,
    () => `${doing} ${thing}, One Step at a Time`,
    () => `${adjective} ${thing}`,
  ])();
}

/** In some sources only the first word has a capital. */
const lowered = (title: string) =>
  title
    .split(' ')
    .map((word, index) => (index === 0 || /[A-Z].*[A-Z]|\d/.test(word) || small.test(word) ? word : word.toLowerCase()))
    .join(' ');

/** Some papers, no two alike. */
export function papersOf(dice: Dice, count: number): MadePaper[] {
  const isLow = dice.chance(0.2);
  const titles = new Set<string>();
  while (titles.size < count) {
    const title = titleOf(dice);
    titles.add(isLow ? lowered(title) : title);
  }
  const year = dice.pick([23, 24, 25, 26]);
  return [...titles].map((title, index) => {
    const month = String(dice.between(1, 9)).padStart(2, '0');
    const people = new Map<string, { given: string; family: string }>();
    const most = dice.chance(0.15) ? 1 : dice.between(2, 6);
    while (people.size < most) {
      const person = { given: dice.pick(given), family: dice.pick(family) };
      people.set(person.family, person);
    }
    return {
      title,
      authors: [...people.values()],
      arxiv: `${year}${month}.${String(dice.between(1, 19_999)).padStart(5, '0')}`,
      doi: `10.${dice.between(1000, 9999)}/${dice.pick(['x', 'paper', 'j.res', 's41586'])}.${dice.between(1000, 9999)}.${index}`,
      votes: dice.between(1, 400),
      stars: dice.between(3, 9000),
      date: `20${year}-${month}-${String(dice.between(1, 28)).padStart(2, '0')}`,
      venue: dice.pick(venues),
      organization: dice.pick(organizations),
      code: `https://github.com/${dice.pick(['quill', 'northwind', 'lakeside'])}-${index}/${dice.pick(['kit', 'code', 'model', 'bench'])}${index}`,
      abstract: dice.shuffled(sentences).slice(0, dice.between(4, 6)).join(' '),
    };
  });
}
