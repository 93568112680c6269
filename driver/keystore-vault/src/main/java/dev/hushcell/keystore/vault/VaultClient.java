package dev.hushcell.keystore.vault;

import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;

/** Requests in the name of the one who signed in, within the time of a call. Thread-safe. */
final class VaultClient implements AutoCloseable {
  private final VaultSettings settings;
  private final VaultHttp http;
  private final Session session;

  VaultClient(VaultSettings settings) throws KeyStoreException {
    this.settings = settings;
    this.http = new VaultHttp(settings);
    this.session = new Session(settings, http);
  }

  /**
   * Sends a request. What the token may not do is told here, apart from a token that ended; any
   * other status is the caller's to judge.
   */
  Answer send(Request request) throws KeyStoreException {
    Deadline deadline = Deadline.in(settings.timeout());
    String token = session.token(deadline);
    Answer answer = http.send(request, Optional.of(token), deadline);
    if (answer.status() == 403) {
      // The server says no more than "permission denied", also of a token that ended.
      Optional<String> another = session.tokenInsteadOf(token, deadline);
      if (another.isPresent()) {
        token = another.get();
        answer = http.send(request, another, deadline);
      }
    }
    if (answer.status() != 403) {
      return answer;
    }
    // One that was made a moment ago by a sign-in is not the reason.
    throw settings.signIn() instanceof SignIn.Login || session.isAccepted(token, deadline)
        ? VaultFailure.denied(settings, request)
        : VaultFailure.tokenRefused(settings);
  }

  @Override
  public void close() {
    session.close();
  }
}
