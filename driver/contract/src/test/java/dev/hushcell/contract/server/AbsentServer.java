package dev.hushcell.contract.server;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server that is not there: each test on it is skipped, and says what would change that.
 *
 * @param words of its kind
 * @param hint what would change that
 */
record AbsentServer(Words words, String hint) implements Server {
  @Override
  public String name() {
    return words.name();
  }

  @Override
  public Optional<String> absent() {
    return Optional.of(hint);
  }

  @Override
  public Base fresh() {
    return abort(hint);
  }

  @Override
  public List<Path> traces() {
    return List.of();
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return name();
  }
}
