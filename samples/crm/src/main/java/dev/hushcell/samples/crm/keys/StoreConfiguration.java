package dev.hushcell.samples.crm.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@code hushcell.yaml} that names the key store. It is changed in two steps around a
 * move, so that whoever starts in between opens everything: first the new store stands beside the
 * old one, then the old beside the new. The rest of the file stays as its owner wrote it.
 */
final class StoreConfiguration {
  private static final Pattern SECTION =
      Pattern.compile("(?m)^keystore:[ \\t]*\\n((?:[ \\t]+.*\\n|[ \\t]*\\n)+)");
  private static final Pattern ALSO =
      Pattern.compile("(?m)^  also:[ \\t]*\\n(?:    .*\\n|[ \\t]*\\n)+");
  private static final Pattern ONLY_OF_THE_FIRST = Pattern.compile("(?m)^  create:.*\\n");

  private final Path file;

  StoreConfiguration(Path file) {
    this.file = file;
  }

  /** Names another store beside the one in use. */
  void addBeside(String lines) throws IOException {
    replace(section().stripTrailing() + "\n" + beside(lines));
  }

  /** Puts a store in the place of the one in use, which stays beside it. */
  void putInPlace(String lines) throws IOException {
    String before = ALSO.matcher(section()).replaceAll("");
    String old = ONLY_OF_THE_FIRST.matcher(before).replaceAll("").stripTrailing().stripIndent();
    replace(lines.indent(2) + beside(old));
  }

  /** Takes back what {@link #addBeside} did. */
  void removeBeside() throws IOException {
    replace(ALSO.matcher(section()).replaceAll(""));
  }

  private static String beside(String lines) {
    return "  also:\n" + lines.strip().indent(4);
  }

  private String section() throws IOException {
    Matcher found = SECTION.matcher(Files.readString(file));
    if (!found.find()) {
      throw new IOException(file + " has no section keystore: in block form; edit it by hand");
    }
    return found.group(1);
  }

  private void replace(String section) throws IOException {
    String text = Files.readString(file);
    Matcher found = SECTION.matcher(text);
    if (!found.find()) {
      throw new IOException(file + " changed meanwhile; nothing was written");
    }
    String changed =
        text.substring(0, found.start())
            + "keystore:\n"
            + section.stripTrailing()
            + "\n\n"
            + text.substring(found.end());
    write(file, changed);
  }

  /** Writes a configuration in the place of the one that is there. */
  static void write(Path file, String changed) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.copy(
        file, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(fresh, changed, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
