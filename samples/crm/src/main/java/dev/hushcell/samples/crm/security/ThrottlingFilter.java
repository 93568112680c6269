package dev.hushcell.samples.crm.security;

import dev.hushcell.samples.crm.forms.TextCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has attempts to sign in wait that come too often, before any password is compared. */
final class ThrottlingFilter extends OncePerRequestFilter {
  private final SignInThrottle throttle;

  ThrottlingFilter(SignInThrottle throttle) {
    this.throttle = throttle;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !(request.getMethod().equals("POST") && request.getServletPath().equals("/login"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String name = Objects.requireNonNullElse(request.getParameter("username"), "").strip();
    Duration wait = throttle.begin(name, request.getRemoteAddr());
    if (!wait.isZero()) {
      response.sendRedirect("/login?wait=" + (wait.toSeconds() + 1));
    } else if (TextCheck.isUnseenIn(name)) {
      response.sendRedirect("/login?error");
    } else {
      chain.doFilter(request, response);
    }
  }
}
