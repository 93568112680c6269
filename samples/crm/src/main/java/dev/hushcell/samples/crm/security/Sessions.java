package dev.hushcell.samples.crm.security;

import dev.hushcell.samples.crm.user.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;

/** Who is signed in, and where. */
@Component
public class Sessions {
  private final SessionRegistry registry;

  Sessions(SessionRegistry registry) {
    this.registry = registry;
  }

  /**
   * Signs a user out, as their password changed or they may not sign in any more.
   *
   * @param kept the session that goes on; null: none
   */
  public void end(long userId, @Nullable String kept) {
    registry.getAllPrincipals().stream()
        .filter(each -> each instanceof SignedIn known && known.getId() == userId)
        .flatMap(each -> sessions(each).stream())
        .filter(each -> !each.getSessionId().equals(kept))
        .forEach(SessionInformation::expireNow);
  }

  private List<SessionInformation> sessions(Object principal) {
    return registry.getAllSessions(principal, false);
  }
}
