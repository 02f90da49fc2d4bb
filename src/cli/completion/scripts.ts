export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/**
 * What a shell runs to complete our commands. Each asks `complete <shell>` of the program at `path`, which prints one
 * candidate a line, a tab and its description after it, and `:files` where files are wanted, too. A candidate ending in
 * `/` or `=` goes on.
 */
export function scriptFor(shell: Shell, path: string): string {
  return scripts[shell](quoted(path))
}

const scripts: Record<Shell, (program: string) => string> = { bash, zsh, fish }

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`
}

/** Bash cuts words at = and :, so the program gets the line whole and answers with what follows the last cut. */
function bash(program: string): string {
  return `# Completion of afterword for bash.
_afterword() {
  local value
  COMPREPLY=()
  while IFS= read -r value; do
    if [[ $value == :files ]]; then
      compopt -o default 2>/dev/null
    else
      [[ $value == *[/=] ]] && compopt -o nospace 2>/dev/null
      COMPREPLY+=("$(printf '%q' "$value")")
    fi
  done < <(${program} complete bash "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null | cut -f 1)
}
complete -F _afterword afterword`
}

function zsh(program: string): string {
  return `#compdef afterword
# Completion of afterword for zsh.
_afterword() {
  local line files=0
  local -a finished open
  for line in \${(f)"$(${program} complete zsh "\${(@Q)words[2,CURRENT]}" 2>/dev/null)"}; do
    if [[ $line == :files ]]; then
      files=1
    elif [[ \${line%%$'\\t'*} == *[/=] ]]; then
      open+=("\${\${line//:/\\\\:}/$'\\t'/:}")
    else
      finished+=("\${\${line//:/\\\\:}/$'\\t'/:}")
    fi
  done
  local result=1
  (( $#finished )) && _describe afterword finished && result=0
  (( $#open )) && _describe afterword open -S '' && result=0
  (( files )) && _files && result=0
  return result
}
if [[ \${funcstack[1]} == _afterword ]]; then
  _afterword "$@"
else
  compdef _afterword afterword
fi`
}

function fish(program: string): string {
  return `# Completion of afterword for fish.
function __afterword_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  for line in (${program} complete fish $words[2..] "$current" 2>/dev/null)
    if test "$line" = :files
      __fish_complete_path "$current"
    else
      echo -- $line
    end
  end
end
complete -c afterword -e
complete -c afterword -f -a '(__afterword_complete)'`
}
