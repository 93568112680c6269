package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;

/**
 * A statement that calls a routine and does nothing else. Immutable.
 *
 * @param query the query that gives the routine the same arguments, in the same order
 * @param routine the token of its name
 * @param returns whether the first parameter of the text takes what the routine returns
 * @param arguments as they are written
 */
public record CallText(Tokens query, Token routine, boolean returns, List<Argument> arguments) {
  public CallText {
    arguments = List.copyOf(arguments);
  }

  /**
   * An argument.
   *
   * @param name of the routine's parameter that it is for; empty where its place says which
   * @param parameter the number of the {@code ?} in the statement that it is; 0 for anything else
   */
  public record Argument(String name, int parameter) {}

  /** Returns the names that are written with the arguments, each empty where there is none. */
  public List<String> names() {
    return arguments.stream().map(Argument::name).toList();
  }
}
