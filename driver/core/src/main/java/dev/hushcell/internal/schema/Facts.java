package dev.hushcell.internal.schema;

import java.util.function.Function;

/**
 * Where it is asked what a database has: on a connection that no session can bend. It shows what is
 * committed at that moment, and its settings are the driver's own. Thread-safe.
 */
public interface Facts {
  /**
   * An answer, which is complete.
   *
   * @param standing {@link SessionState.Sight#standing} of the connection that answered
   */
  record Answer<T>(T value, String standing) {}

  /**
   * Asks a question.
   *
   * @throws dev.hushcell.internal.fault.Fault when the database cannot be asked; nothing is known
   *     then
   */
  <T> Answer<T> ask(Function<InformationSchema, T> question);

  /** Asks on the connection of one session, which is used by one thread at a time. */
  static Facts of(InformationSchema session) {
    return new Facts() {
      @Override
      public <T> Answer<T> ask(Function<InformationSchema, T> question) {
        return new Answer<>(question.apply(session), "");
      }
    };
  }
}
