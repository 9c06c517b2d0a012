// Papers of three days of Hugging Face: numbers, titles and votes are facts. Abstracts, code and accounts are made up.

export interface Card {
  readonly id: string;
  readonly title: string;
  readonly votes: number;
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly code: string;
  readonly user: string;
}

const facts: readonly (readonly [id: string, votes: number, title: string, ...authors: string[]])[] = [
  ['2408.08872', 55, 'xGen-MM (BLIP-3): A Family of Open Large Multimodal Models', 'Le Xue', 'Manli Shu'],
  [
    '2408.08459',
    20,
    'JPEG-LM: LLMs as Image Generators with Canonical Codec Representations',
    'Xiaochuang Han',
    'Marjan Ghazvininejad',
  ],
  ['2408.08435', 10, 'Automated Design of Agentic Systems', 'Shengran Hu', 'Cong Lu', 'Jeff Clune'],
  ['2408.08332', 10, 'TurboEdit: Instant text-based image editing', 'Zongze Wu', 'Nicholas Kolkin'],
  [
    '2408.07931',
    9,
    'Surgical SAM 2: Real-time Segment Anything in Surgical Video by Efficient Frame Pruning',
    'Haofeng Liu',
    'Erli Zhang',
  ],
  [
    '2408.07888',
    3,
    'Fine-tuning Large Language Models with Human-inspired Learning Strategies in Medical Question Answering',
    'Yushi Yang',
    'Andrew M. Bean',
  ],
  [
    '2408.08441',
    2,
    'D5RL: Diverse Datasets for Data-Driven Deep Reinforcement Learning',
    'Rafael Rafailov',
    'Kyle Hatch',
  ],
  ['2506.09113', 24, 'Seedance 1.0: Exploring the Boundaries of Video Generation Models', 'Yu Gao', 'Haoyuan Guo'],
  ['2506.09995', 19, 'PlayerOne: Egocentric World Simulator', 'Yuanpeng Tu', 'Hao Luo'],
  ['2506.09790', 12, 'ComfyUI-R1: Exploring Reasoning Models for Workflow Generation', 'Zhenran Xu', 'Yiyu Wang'],
  ['2506.08889', 10, 'SeerAttention-R: Sparse Attention Adaptation for Long Reasoning', 'Yizhao Gao', 'Shuming Guo'],
  ['2506.09937', 2, 'SAFE: Multitask Failure Detection for Vision-Language-Action Models', 'Qiao Gu', 'Yuanliang Ju'],
  ['2506.09007', 1, 'Branched Schrödinger Bridge Matching', 'Sophia Tang', 'Yinuo Zhang'],
  [
    '2605.30611',
    74,
    'Crafter: A Multi-Agent Harness for Editable Scientific Figure Generation from Diverse Inputs',
    'Haozhe Zhao',
    'Shuzheng Si',
  ],
  [
    '2606.02437',
    52,
    'On the Scaling of PEFT: Towards Million Personal Models of Trillion Parameters',
    'Song Cao',
    'Vic Cao',
  ],
  [
    '2605.28556',
    47,
    'A Matter of TASTE: Improving Coverage and Difficulty of Agent Benchmarks',
    'Tomer Keren',
    'Nitay Calderon',
  ],
  ['2605.29343', 22, 'Draft-OPD: On-Policy Distillation for Speculative Draft Models', 'Haodi Lei', 'Yafy Li'],
  [
    '2606.02564',
    21,
    'VLMs are Good Teachers for Video Reasoning via Adaptive Test-Time Optimization',
    'Junhao Cheng',
    'Liang Hou',
  ],
  [
    '2605.30351',
    18,
    'VideoMLA: Low-Rank Latent KV Cache for Minute-Scale Autoregressive Video Diffusion',
    'Hidir Yesiltepe',
    'Jiazhen Hu',
  ],
  [
    '2605.28132',
    16,
    'Which Pretraining Paradigm Better Serves Spatial Intelligence? An Empirical Comparison of Vision-Language and Video Generation Models',
    'Haozhan Shen',
    'Tiancheng Zhao',
  ],
];

const openings = [
  'We study a question that',
  'This paper introduces a method that',
  'Recent models fail where',
  'Despite much progress, it is unknown how',
];
const middles = [
  'earlier work has left open, and we show on five benchmarks that a simple change is enough',
  'needs neither labels nor a second model, at half of the cost of strong baselines',
];
const ends = [
  'Code and weights are released.',
  'Ablations say which part does what.',
  'The gains hold for models of all sizes we tried.',
];

export const cards: readonly Card[] = facts.map(([id, votes, title, ...authors], index) => ({
  id,
  title,
  votes,
  authors,
  abstract: `${openings[index % 4]} ${middles[index % 2]}. We compare with ${index + 3} others under one budget, and measure what each of them costs to train and to run. ${ends[index % 3]}`,
  code: `https://github.com/lab-${index}/kit-${index}`,
  user: `reader${index}`,
}));
