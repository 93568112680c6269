package dev.hushcell.contract.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** H2, embedded, in files. */
final class H2Server implements Server {
  private static final Words WORDS = Words.standard("h2");

  private final Path directory;
  private final AtomicInteger number = new AtomicInteger();

  H2Server() {
    try {
      directory = Files.createTempDirectory("contract-h2");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return WORDS.name();
  }

  @Override
  public Base fresh() {
    String url = "jdbc:h2:file:" + directory.resolve("base" + number.incrementAndGet());
    return new Base(url, "sa", "", ';');
  }

  @Override
  public Words words() {
    return WORDS;
  }

  @Override
  public List<Path> traces() {
    return List.of(directory);
  }

  @Override
  public void close() throws IOException {
    Removal.of(directory);
  }

  @Override
  public String toString() {
    return name();
  }
}
