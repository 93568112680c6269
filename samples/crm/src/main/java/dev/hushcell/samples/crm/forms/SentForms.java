package dev.hushcell.samples.crm.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The forms that somebody sent in this session, by their one-time tokens. Thread-safe. */
final class SentForms {
  private static final int REMEMBERED = 500;
  private static final long PATIENCE_SECONDS = 20;

  private final Map<String, Sending> byToken = new LinkedHashMap<>(); // guarded by this

  /** One form that was sent, and what became of it. */
  static final class Sending {
    private final String token;
    private final String content;
    private final CompletableFuture<Optional<String>> place = new CompletableFuture<>();

    private Sending(String token, String content) {
      this.token = token;
      this.content = content;
    }

    /** Tells whether the same values were sent. */
    boolean has(String otherContent) {
      return content.equals(otherContent);
    }

    /** Waits for the place of what was made; empty when nothing was, or not in time. */
    Optional<String> await() {
      return place
          .copy()
          .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    }

    void made(String where) {
      place.complete(Optional.of(where));
    }
  }

  /**
   * Begins to send a form.
   *
   * @param content digest of the values
   * @return the sending; empty when the token is that of another one
   */
  synchronized Optional<Sending> begin(String token, String content) {
    if (byToken.containsKey(token)) {
      return Optional.empty();
    }
    Sending begun = new Sending(token, content);
    byToken.put(token, begun);
    if (byToken.size() > REMEMBERED) {
      byToken.remove(byToken.keySet().iterator().next());
    }
    return Optional.of(begun);
  }

  /** Returns the sending that used a token. */
  synchronized Optional<Sending> with(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** Ends a sending; if nothing was made, its token may be used again. */
  synchronized void end(Sending sending) {
    if (sending.place.complete(Optional.empty())) {
      byToken.remove(sending.token);
    }
  }
}
