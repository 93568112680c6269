package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_FILE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;

import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the token that the settings mean, in a process of its own and without a PIN. That shows its
 * label, which the PKCS#11 provider of the JDK does not, and how close it is to locking itself.
 */
record TokenSearch(Path library) {
  private static final long PATIENCE_SECONDS = 60;

  TokenFacts find(Pkcs11Settings settings) throws KeyStoreException {
    if (!Files.exists(library)) {
      throw new KeyStoreException(
          MISSING_FILE,
          "the PKCS#11 library "
              + library
              + " does not exist; correct keystore.library, or install the software of the token");
    }
    List<TokenFacts> tokens =
        TokenFacts.of(look()).stream().filter(TokenFacts::isInitialized).toList();
    List<TokenFacts> meant =
        tokens.stream()
            .filter(token -> settings.slot().filter(s -> !s.equals(token.slot())).isEmpty())
            .filter(token -> settings.label().filter(l -> !l.equals(token.label())).isEmpty())
            .toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    String there =
        tokens.stream()
            .map(token -> token.label() + " (slot " + token.slot() + ")")
            .collect(Collectors.joining(", "));
    if (tokens.isEmpty()) {
      throw new KeyStoreException(
          UNREACHABLE, "the PKCS#11 library " + library + " shows no token now; connect the token");
    }
    throw new KeyStoreException(
        BAD_SETTING,
        "%s what keystore.token-label and keystore.slot say; the library %s shows: %s"
            .formatted(meant.isEmpty() ? "no token is" : "several tokens are", library, there));
  }

  private String look() throws KeyStoreException {
    try {
      Path directory = Files.createTempDirectory("hushcell-pkcs11");
      try {
        return look(directory);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new KeyStoreException(
          FAILED,
          "a process that looks for the token could not be started from "
              + Path.of(System.getProperty("java.home"))
              + "; see the cause",
          e);
    }
  }

  private String look(Path directory) throws IOException, KeyStoreException {
    copyClass(directory);
    Path printed = directory.resolve("printed");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                directory.toString(),
                TokenLook.class.getName(),
                library.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    // Agents and the like are meant for the application.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = await(process);
    String text = Files.readString(printed, StandardCharsets.UTF_8);
    if (!ended || process.exitValue() != 0) {
      throw new KeyStoreException(
          ended ? FAILED : UNREACHABLE,
          "the PKCS#11 library " + library + (ended ? " cannot be used: " + why(text) : " hangs"));
    }
    return text;
  }

  private static boolean await(Process process) throws KeyStoreException {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyStoreException(
          UNREACHABLE, "the search for the token was interrupted; try again", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The class is given as bytes, for our own jar may lie inside another one. */
  private static void copyClass(Path directory) throws IOException {
    String name = TokenLook.class.getName().replace('.', '/') + ".class";
    Path file = directory.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in = TokenLook.class.getResourceAsStream("/" + name)) {
      Files.copy(Objects.requireNonNull(in, name), file);
    }
  }

  private static String why(String printed) {
    return printed
        .lines()
        .filter(line -> line.contains("Exception"))
        .reduce((first, last) -> last)
        .map(line -> line.replaceFirst("^Caused by: ", ""))
        .orElse("it said nothing");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
