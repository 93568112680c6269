package dev.hushcell.testing;

import dev.hushcell.internal.schema.Facts;
import dev.hushcell.internal.schema.InformationSchema;
import java.util.function.Function;

/**
 * Asks on one connection of a test.
 *
 * @param database asks over that connection
 */
public record TestFacts(InformationSchema database) implements Facts {
  @Override
  public <T> Answer<T> ask(Function<InformationSchema, T> question) {
    return new Answer<>(question.apply(database), database.session().sight().standing());
  }
}
