import { Argument, type Command } from 'commander'
import { addExamples } from '../examples.ts'
import { invokedAs, programPath } from '../invoked-as.ts'
import { print, say } from '../terminal/speak.ts'
import { type Shell, scriptFor, shells } from './scripts.ts'

const homes: Record<Shell, string> = {
  bash: 'Put this line into ~/.bashrc:  source <(afterword completion bash)',
  zsh: 'Put this line into ~/.zshrc, after compinit:  source <(afterword completion zsh)',
  fish: 'Put this line into ~/.config/fish/config.fish:  afterword completion fish | source',
}

export function define(command: Command) {
  command.addArgument(new Argument('<shell>', 'the shell you use').choices(shells)).action(complete)
  command.addHelpText(
    'after',
    '\nIt completes commands, options, and what the server knows: incidents, evidence, severities, services.',
  )
  addExamples(command, ['source <(afterword completion bash)', 'afterword completion fish | source'])
}

function complete(shell: Shell) {
  print(scriptFor(shell, programPath))
  if (process.stdout.isTTY) say(`# ${homes[shell].replace('afterword', invokedAs())}`)
}
