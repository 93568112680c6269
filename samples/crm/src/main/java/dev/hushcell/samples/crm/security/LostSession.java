package dev.hushcell.samples.crm.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What happens to somebody whose session is over: a form that they send is not lost, but shown on a
 * page from which it can be sent once they are signed in again.
 */
final class LostSession extends LoginUrlAuthenticationEntryPoint implements AccessDeniedHandler {
  /** The page with what was typed. */
  static final String KEPT = "/kept";

  private static final String SIGN_IN = "/login";
  private static final String SIGN_OUT = "/logout";
  private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();

  LostSession() {
    super(SIGN_IN);
  }

  @Override
  protected String determineUrlToUseForThisRequest(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
    boolean over = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    return over ? SIGN_IN + "?over" : SIGN_IN;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (!(denied instanceof CsrfException) || !isPage(request)) {
      others.handle(request, response, denied);
    } else if (path.equals(SIGN_IN)) {
      response.sendRedirect(SIGN_IN + "?again");
    } else if (path.equals(SIGN_OUT)) {
      response.sendRedirect(SIGN_IN + "?out");
    } else if (isFromHere(request)) {
      request.getRequestDispatcher(KEPT).forward(request, response);
    } else {
      others.handle(request, response, denied);
    }
  }

  /** Tells whether a page is asked for, and not what a script asks. */
  private static boolean isPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }

  /**
   * Tells whether a form stands on a page of this application. What other sites send is shown to
   * nobody: a page that asks to send it once more would do for them what the token prevents.
   */
  static boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null
        && origin.equals(request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST));
  }
}
