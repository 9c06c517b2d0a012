/** What a shell needs to know of a command. */
export interface CompletedCommand {
  name: string;
  description: string;
  options: { name: string; description: string }[];
}

const sources =
  'hf:daily hf:trending hf:search: arxiv: s2: openalex: crossref: openreview: biorxiv: medrxiv: europepmc: dblp: pwc:';

function bash(commands: readonly CompletedCommand[]): string {
  const cases = commands.map(
    ({ name, options }) => `    ${name}) words="${options.map((option) => `--${option.name}`).join(' ')} --help" ;;`,
  );
  return `# bash completion for trending-papers
_trending_papers() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current") $(compgen -W "${sources}" -- "$current"))
  fi
}
complete -o filenames -F _trending_papers trending-papers
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  const quote = (text: string) => text.replaceAll("'", "'\\''").replace(/[[\]:]/g, '\\$&');
  const names = commands.map(({ name, description }) => `    '${name}:${quote(description)}'`);
  const cases = commands.map(({ name, options }) => {
    const specs = options.map((option) => `'--${option.name}[${quote(option.description)}]'`);
    return `    ${name}) _arguments ${specs.join(' ')} '*:input:_files' ;;`;
  });
  return `#compdef trending-papers
_trending_papers() {
  local -a commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
_trending_papers "$@"
`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const quote = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c trending-papers -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
    ...options.map(
      (option) =>
        `complete -c trending-papers -n '__fish_seen_subcommand_from ${name}' -l ${option.name} -d ${quote(option.description)}`,
    ),
  ]);
  return `# fish completion for trending-papers\n${lines.join('\n')}\n`;
}

/** Completion scripts by shell. */
export const completionScripts: Readonly<Record<string, (commands: readonly CompletedCommand[]) => string>> = {
  bash,
  zsh,
  fish,
};
