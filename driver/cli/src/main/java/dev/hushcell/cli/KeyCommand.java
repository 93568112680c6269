package dev.hushcell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an administrator does with keys. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Changes, moves and destroys keys; applications go on running.",
    subcommands = {
      KeyStatusCommand.class,
      KeyRotateCommand.class,
      KeyMoveCommand.class,
      KeyDestroyCommand.class,
      KeyCancelCommand.class,
      KeyDestroyDueCommand.class,
      KeyConfirmCommand.class,
      KeyExportCommand.class,
      KeyImportCommand.class,
      KeyForgetCommand.class
    })
final class KeyCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
