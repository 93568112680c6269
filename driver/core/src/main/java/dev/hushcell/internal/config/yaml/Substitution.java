package dev.hushcell.internal.config.yaml;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.SecretSources;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Replaces <code>${env:NAME}</code>, <code>${sys:name}</code> and <code>${file:path}</code> in
 * values; <code>$${</code> stands for <code>${</code>. What was put in is never printed. A secret
 * can come from a {@link SecretSources source of secrets} as well.
 */
public record Substitution(Environment surroundings) {
  /** What the JVM makes of a byte that is no letter in the charset of the locale. */
  private static final char LOST = '\uFFFD';

  public static boolean isUsedIn(String value) {
    return value.replace("$${", "").contains("${");
  }

  public String apply(String value, FilePosition place) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      int open = value.indexOf("${", at);
      if (open < 0) {
        return out.append(value, at, value.length()).toString();
      }
      if (open > at && value.charAt(open - 1) == '$') {
        out.append(value, at, open - 1).append("${");
        at = open + 2;
        continue;
      }
      int close = value.indexOf('}', open);
      if (close < 0) {
        throw unresolved(place, "a ${ has no }; write $${ for the characters themselves");
      }
      out.append(value, at, open).append(resolve(value.substring(open + 2, close), place));
      at = close + 1;
    }
    return out.toString();
  }

  public Optional<Path> wholeFile(String value) {
    boolean whole = value.startsWith("${file:") && value.indexOf('}') == value.length() - 1;
    try {
      return whole
          ? Optional.of(resolved(value.substring("${file:".length(), value.length() - 1)))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Returns a secret in UTF-8; one that is wholly in a file never becomes a String. */
  public SecretBytes secret(String value, FilePosition place) {
    if (SecretSources.isMeantBy(value)) {
      return surroundings.secretSources().fetch(value, place);
    }
    if (wholeFile(value).isPresent()) {
      byte[] bytes = read(value.substring("${file:".length(), value.length() - 1), place);
      byte[] line = Arrays.copyOf(bytes, lengthWithoutLineEnd(bytes));
      Arrays.fill(bytes, (byte) 0);
      return SecretBytes.adopt(line);
    }
    return SecretBytes.adopt(apply(value, place).getBytes(StandardCharsets.UTF_8));
  }

  private String resolve(String expression, FilePosition place) {
    int colon = expression.indexOf(':');
    String scheme = colon < 0 ? expression : expression.substring(0, colon);
    String name = colon < 0 ? "" : expression.substring(colon + 1);
    return switch (scheme) {
      case "env" -> required(surroundings.environment(name), "environment variable", name, place);
      case "sys" -> required(surroundings.property(name), "system property", name, place);
      case "file" -> text(read(name, place));
      default ->
          throw unresolved(place, "only ${env:NAME}, ${sys:name} and ${file:path} are known");
    };
  }

  private static String required(
      Optional<String> found, String what, String name, FilePosition place) {
    String value =
        found.orElseThrow(
            () -> unresolved(place, "the " + what + " '" + name + "' is not set; set it"));
    if (value.indexOf(LOST) >= 0) {
      throw unresolved(
          place,
          "the "
              + what
              + " '"
              + name
              + "' has letters that the locale of this process does not have, and the JVM put one"
              + " mark in place of each; start it with LC_ALL=C.UTF-8, or use ${file:path}");
    }
    return value;
  }

  public SecretBytes printed(List<String> command, FilePosition place) {
    return new SecretCommand(surroundings.directory(), SecretCommand.LIMIT).run(command, place);
  }

  private Path resolved(String path) {
    return surroundings.directory().resolve(Path.of(path));
  }

  private byte[] read(String path, FilePosition place) {
    try {
      return surroundings.file(resolved(path));
    } catch (IOException | InvalidPathException e) {
      throw unresolved(
          place,
          "the file '"
              + path
              + "' cannot be read; restore it, let the process read it, or correct the path");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, 0, lengthWithoutLineEnd(bytes), StandardCharsets.UTF_8);
  }

  /** One line end at the end of a secret's file comes from the editor, not from the secret. */
  private static int lengthWithoutLineEnd(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    return length;
  }

  private static RuntimeException unresolved(FilePosition place, String why) {
    return ConfigFault.UNRESOLVED.at(place, why);
  }
}
