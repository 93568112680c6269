package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The name of a table or of something like one, with or without schema and catalogue in front.
 *
 * @param parts one to four; a catalogue before two dots, with no schema between, is none of them
 */
public record ObjectName(Place place, List<Identifier> parts) implements Part {
  /** Returns the last part. */
  public Identifier last() {
    return parts.get(parts.size() - 1);
  }

  /** Returns the part before the last. */
  public Optional<Identifier> schema() {
    return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
  }

  @Override
  public void parts(Consumer<Node> to) {
    Node.each(to, parts);
  }
}
