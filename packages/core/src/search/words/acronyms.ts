/** Long forms that papers seldom write out: what everybody in the field knows. Others are read from the papers. */
const known =
  'ai:artificial intelligence,asr:automatic speech recognition,cnn:convolutional neural network,cot:chain of thought,' +
  'ddpm:denoising diffusion probabilistic model,dpo:direct preference optimization,gan:generative adversarial network,' +
  'gnn:graph neural network,llm:large language model,lora:low rank adaptation,lstm:long short term memory,' +
  'mcmc:markov chain monte carlo,mcts:monte carlo tree search,ml:machine learning,moe:mixture of experts,' +
  'nas:neural architecture search,ner:named entity recognition,nerf:neural radiance field,' +
  'nlp:natural language processing,nmt:neural machine translation,ocr:optical character recognition,' +
  'peft:parameter efficient fine tuning,ppo:proximal policy optimization,qa:question answering,' +
  'rag:retrieval augmented generation,rl:reinforcement learning,rlhf:reinforcement learning from human feedback,' +
  'rnn:recurrent neural network,sgd:stochastic gradient descent,slam:simultaneous localization and mapping,' +
  'ssm:state space model,svm:support vector machine,tts:text to speech,vae:variational autoencoder,' +
  'vit:vision transformer,vla:vision language action,vlm:vision language model,vqa:visual question answering';

/** Short forms and what they are short for, in folded words with blanks between. */
export const knownAcronyms: readonly (readonly [short: string, long: string])[] = known
  .split(',')
  .map((pair) => pair.split(':') as [string, string]);

/** What stands in parentheses and may be a short form: two capitals or more, or a capital and a digit. */
const inParentheses = /\(([A-Z][A-Za-z0-9-]{1,9})\)/g;
const isShort = /[A-Z].*[A-Z0-9]/;

/**
 * The words before a short form that it is short for; nothing when its letters are not there: Schwartz and Hearst, "A
 * simple algorithm for identifying abbreviation definitions in biomedical text" (2003). Each letter is met from right to
 * left, and the first begins a word.
 */
function longFormOf(short: string, before: string): string | undefined {
  const letters = short.toLowerCase().replace(/[^a-z0-9]/g, '');
  const words = before.trimEnd().split(/\s+/);
  const most = Math.min(letters.length + 5, letters.length * 2);
  const text = words.slice(-most).join(' ');
  const lower = text.toLowerCase();
  let at = lower.length;
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    do at--;
    while (
      at >= 0 &&
      (lower[at] !== letters[letter] || (letter === 0 && at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1]!)))
    );
    if (at < 0) return undefined;
  }
  const long = text.slice(at);
  const isClause = /[.;:()[\]]/.test(long);
  const count = long.split(/[\s-]+/).length;
  return isClause || count < 2 || count > letters.length + 3 ? undefined : long;
}

/** Tells of every "Long Form (LF)" in a text. Linear in its length. */
export function eachAcronym(text: string, tell: (short: string, long: string) => void): void {
  if (!text.includes('(')) return;
  for (const match of text.matchAll(inParentheses)) {
    const short = match[1]!.replace(/s$/, '');
    if (!isShort.test(short)) continue;
    const long = longFormOf(short, text.slice(Math.max(0, match.index - 120), match.index));
    if (long !== undefined) tell(short, long);
  }
}
