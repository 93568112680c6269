package dev.hushcell.cli;

import dev.hushcell.admin.Destroyable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The key that a command is about. */
final class NamedKey {
  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Choice choice;

  /** One of the two. */
  static final class Choice {
    @Option(
        names = "--kek",
        paramLabel = "NAME",
        description = "A version of a key-encryption key, as status names it.")
    private @Nullable String kek;

    @Option(
        names = "--data-key",
        paramLabel = "SCHEMA.NAME",
        description = "A data key, as status names it.")
    private @Nullable String dataKey;
  }

  /** The key as JSON has it. */
  record Shown(String key) {}

  @Option(
      names = "--key-store",
      paramLabel = "PLACE",
      description = "Where two key stores have keys of one name: which, as status names it.")
  private @Nullable String keyStore;

  Destroyable key() {
    if (choice.kek != null) {
      return kek(choice.kek);
    }
    String name = String.valueOf(choice.dataKey);
    int dot = name.indexOf('.');
    if (dot <= 0) {
      throw new UsageException("--data-key wants SCHEMA.NAME, as status shows it");
    }
    return new Destroyable.DataKey(name.substring(0, dot), name.substring(dot + 1));
  }

  Destroyable.KeyEncryptionKey kek(String name) {
    return new Destroyable.KeyEncryptionKey(name, Optional.ofNullable(keyStore));
  }
}
