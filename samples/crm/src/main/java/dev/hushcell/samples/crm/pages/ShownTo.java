package dev.hushcell.samples.crm.pages;

import dev.hushcell.samples.crm.user.SettingsOfUsers;
import dev.hushcell.samples.crm.user.SignedIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Finds out how the user of a request reads times and numbers. */
@Component
public class ShownTo {
  private static final String CHOICE = ShownTo.class.getName();
  private static final String COOKIE = "zone";

  private final SettingsOfUsers settings;

  ShownTo(SettingsOfUsers settings) {
    this.settings = settings;
  }

  /** What a user chose; read once in a session. */
  private record Choice(@Nullable String language, @Nullable String zone) implements Serializable {}

  /** Returns it; where nothing was chosen, the zone is that of the browser. */
  Shown user(HttpServletRequest request) {
    Choice choice = choice(request);
    return Shown.of(choice.language(), choice.zone(), ofBrowser(request));
  }

  /** Forgets what was chosen, as that has changed. */
  public void changed(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(CHOICE);
    }
  }

  private Choice choice(HttpServletRequest request) {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (session == null || known == null || !(known.getPrincipal() instanceof SignedIn self)) {
      return new Choice(null, null);
    }
    if (session.getAttribute(CHOICE) instanceof Choice before) {
      return before;
    }
    Choice read =
        settings
            .findById(self.getId())
            .map(each -> new Choice(each.getLanguage(), each.getZone()))
            .orElseGet(() -> new Choice(null, null));
    session.setAttribute(CHOICE, read);
    return read;
  }

  private static ZoneId ofBrowser(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    try {
      return cookie == null
          ? ZoneId.systemDefault()
          : ZoneId.of(cookie.getValue().replace("%2F", "/"));
    } catch (DateTimeException e) {
      return ZoneId.systemDefault();
    }
  }
}
