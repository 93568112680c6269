package dev.hushcell.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what has a shell complete commands, options and files. */
@Command(
    name = "generate-completion",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "source <(hushcell generate-completion)",
      "hushcell generate-completion --shell fish > ~/.config/fish/completions/hushcell.fish"
    },
    description = "Prints a script that has bash, zsh or fish complete commands and options.")
final class CompletionCommand implements Runnable {
  /** The script for bash serves zsh too. */
  enum Kind {
    BASH,
    ZSH,
    FISH
  }

  @Option(
      names = "--shell",
      defaultValue = "BASH",
      description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Kind kind = Kind.BASH;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    String script =
        kind == Kind.FISH
            ? FishCompletion.of(root)
            : AutoComplete.bash(root.getCommandName(), root);
    spec.commandLine().getOut().print(script);
    spec.commandLine().getOut().flush();
  }
}
