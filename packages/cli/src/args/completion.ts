import type { Command } from './command.js';
import type { Kind } from './kind.js';
import type { Option } from './option.js';
import { choicesOf } from './parse.js';

/** What a shell can offer in a place: words, and files, folders or sources. */
interface Offer {
  readonly words: readonly string[];
  readonly completes: Kind['completes'];
}

interface CompletedOption {
  readonly name: string;
  readonly short: string | undefined;
  readonly description: string;
  /** What its value may be; an option without takes none. */
  readonly value: Offer | undefined;
}

interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** What follows the options. */
  readonly operand: Offer;
}

/** Everything that a shell is told. */
interface Completed {
  readonly commands: readonly CompletedCommand[];
  /** What may stand where papers come from, besides files: `hf:daily`, `arxiv:`. */
  readonly sources: readonly string[];
}

const helpOption: CompletedOption = { name: 'help', short: 'h', description: 'This help', value: undefined };

export async function completedCommand(command: Command): Promise<CompletedCommand> {
  const options: CompletedOption[] = [];
  for (const [name, { description, short, kind }] of Object.entries<Option>(command.options))
    options.push({ name, short, description, value: kind && (await offerOf(kind)) });
  const last = command.operands.kinds.at(-1);
  return {
    name: command.name,
    description: command.description,
    options: [...options, helpOption],
    operand: last ? await offerOf(last) : { words: [], completes: undefined },
  };
}

async function offerOf(kind: Kind): Promise<Offer> {
  return { words: (await choicesOf(kind)) ?? kind.offers ?? [], completes: kind.completes };
}

const spellings = ({ name, short }: CompletedOption) => [`--${name}`, ...(short ? [`-${short}`] : [])];

/** A word list for a shell that reads it between single quotes. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Bash. The word is taken from the line itself, since bash breaks words at colons and equals signs, and what it has
 * already of the word is cut off the answers again.
 */
function bash({ commands, sources }: Completed): string {
  const offer = ({ words, completes }: Offer) =>
    [
      words.length > 0 ? `_trending_papers_words ${quoted(words.join(' '))}` : '',
      completes === 'source' ? `_trending_papers_words ${quoted(sources.join(' '))}` : '',
      completes === 'source' || completes === 'file' ? '_trending_papers_files -f' : '',
      completes === 'folder' ? '_trending_papers_files -d' : '',
    ]
      .filter(Boolean)
      .join('; ') || ':';
  const cases = commands.map(({ name, options, operand }) => {
    const values = options.flatMap((option) =>
      option.value ? [`        ${spellings(option).join('|')}) ${offer(option.value)}; return ;;`] : [],
    );
    return `    ${name})
      case "$option" in
${values.length > 0 ? values.join('\n') : '        -) ;;'}
      esac
      if [[ "$current" == -* ]]; then
        _trending_papers_words ${quoted(options.flatMap(spellings).join(' '))}
      else
        ${offer(operand)}
      fi ;;`;
  });
  return `# bash completion for trending-papers
_trending_papers_words() {
  local word
  while IFS= read -r word; do [ -n "$word" ] && COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$current")
}
_trending_papers_files() {
  local word
  compopt -o filenames 2>/dev/null
  while IFS= read -r word; do [ -n "$word" ] && COMPREPLY+=("$word"); done < <(compgen "$1" -- "$current")
}
_trending_papers() {
  local line="\${COMP_LINE:0:COMP_POINT}" current option='' rest
  local -a words
  read -r -a words <<< "$line"
  if [[ "$line" == *[[:space:]] ]]; then words+=(''); fi
  current="\${words[\${#words[@]}-1]}"
  COMPREPLY=()
  if [ "\${#words[@]}" -le 2 ]; then
    _trending_papers_words ${quoted([...commands.map(({ name }) => name), 'help', '--help', '--version'].join(' '))}
    return
  fi
  option="\${words[\${#words[@]}-2]}"
  if [[ "$current" == --*=* ]]; then option="\${current%%=*}"; current="\${current#*=}"; fi
  _trending_papers_command "\${words[1]}"
  # What stands before the last colon is in the line already.
  if [[ "$current" == *:* && "$COMP_WORDBREAKS" == *:* ]]; then
    rest="\${current%"\${current##*:}"}"
    COMPREPLY=("\${COMPREPLY[@]#"$rest"}")
  fi
  # After a source that goes on, such as arxiv:, no blank.
  if [[ "\${#COMPREPLY[@]}" -eq 1 && "\${COMPREPLY[0]}" == *: ]]; then compopt -o nospace 2>/dev/null; fi
}
_trending_papers_command() {
  case "$1" in
    help) _trending_papers_words ${quoted(commands.map(({ name }) => name).join(' '))} ;;
${cases.join('\n')}
  esac
}
complete -F _trending_papers trending-papers
`;
}

/** Zsh: one specification an option for `_arguments`. */
function zsh({ commands, sources }: Completed): string {
  const plain = (text: string) => text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", `'\\''`);
  const value = ({ words, completes }: Offer) => {
    if (completes === 'source') return '_trending_papers_sources';
    if (completes === 'folder') return '_files -/';
    if (completes === 'file') return '_files';
    return words.length > 0 ? `(${words.join(' ')})` : ' ';
  };
  const cases = commands.map(({ name, options, operand }) => {
    const specifications = options.flatMap((option) =>
      spellings(option).map((spelling) => {
        const takes = option.value ? `:${option.name}:${value(option.value)}` : '';
        const joins = option.value && spelling.startsWith('--') ? '=' : '';
        return `'*${spelling}${joins}[${plain(option.description)}]${takes}'`;
      }),
    );
    return `    ${name}) _arguments -s ${specifications.join(' ')} '*:input:${value(operand)}' ;;`;
  });
  return `#compdef trending-papers
_trending_papers_sources() {
  local -a sources=(${sources.map(quoted).join(' ')})
  # Not _describe: a colon there ends the name.
  compadd -S '' -a sources
  _files
}
_trending_papers() {
  local -a commands=(
${commands.map(({ name, description }) => `    '${name}:${plain(description)}'`).join('\n')}
    'help:What a command does'
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
    help) _describe command commands ;;
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_trending_papers" ]; then _trending_papers "$@"; else compdef _trending_papers trending-papers; fi
`;
}

/** Fish: one line an option. */
function fish({ commands, sources }: Completed): string {
  const text = (value: string) => `'${value.replace(/['\\]/g, '\\$&')}'`;
  const line = (condition: string, ...rest: string[]) =>
    `complete -c trending-papers -n ${text(condition)} ${rest.filter(Boolean).join(' ')}`;
  const value = ({ words, completes }: Offer) => {
    if (completes === 'source') return `-F -a ${text(sources.join(' '))}`;
    if (completes === 'folder') return "-f -a '(__fish_complete_directories)'";
    if (completes === 'file') return '-F';
    return `-f${words.length > 0 ? ` -a ${text(words.join(' '))}` : ''}`;
  };
  const first = '__fish_use_subcommand';
  const lines = commands.flatMap(({ name, description, options, operand }) => {
    const inside = `__fish_seen_subcommand_from ${name}; and not __fish_use_subcommand`;
    return [
      line(first, '-f', `-a ${name}`, `-d ${text(description)}`),
      line(inside, value(operand)),
      ...options.map((option) =>
        line(
          inside,
          option.short ? `-s ${option.short}` : '',
          `-l ${option.name}`,
          option.value ? `-r ${value(option.value)}` : '',
          `-d ${text(option.description)}`,
        ),
      ),
    ];
  });
  return `# fish completion for trending-papers
complete -c trending-papers -f
${line(first, '-f', '-a help', `-d ${text('What a command does')}`)}
${line('__fish_seen_subcommand_from help', '-f', `-a ${text(commands.map(({ name }) => name).join(' '))}`)}
${lines.join('\n')}
`;
}

/** Completion scripts by shell. */
export const completionScripts = { bash, zsh, fish };
