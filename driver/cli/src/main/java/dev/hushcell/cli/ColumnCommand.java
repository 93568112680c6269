package dev.hushcell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an administrator does with columns that hold values. */
@Command(
    name = "column",
    mixinStandardHelpOptions = true,
    description = "Encrypts, changes and decrypts columns while applications use them.",
    subcommands = {
      ColumnEncryptCommand.class,
      ColumnChangeCommand.class,
      ColumnRotateKeyCommand.class,
      ColumnDecryptCommand.class,
      ColumnStatusCommand.class,
      ColumnPauseCommand.class,
      ColumnResumeCommand.class,
      ColumnAbandonCommand.class,
      ColumnScrubCommand.class,
      ColumnRebindCommand.class
    })
final class ColumnCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
