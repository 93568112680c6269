package dev.hushcell.samples.crm.forms;

import dev.hushcell.samples.crm.forms.SentForms.Sending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/**
 * Sees to it that a form that {@linkplain Creates makes something} makes it once: whoever clicks
 * twice, goes back or sends again after a lost answer comes to what the first sending made. Where
 * other values are sent with a token that was used, the form comes back and asks.
 */
final class OneTimeTokens implements HandlerInterceptor {
  /** Name of the field with the token. */
  static final String FIELD = "once";

  /** Attribute of a request whose token was used for other values before. */
  static final String USED = OneTimeTokens.class.getName() + ".used";

  private static final String MINE = OneTimeTokens.class.getName() + ".mine";
  private static final String SENT = OneTimeTokens.class.getName() + ".sent";
  private static final String REDIRECT = "redirect:";
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f-]{36}");
  private static final int ATTEMPTS = 3;

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)
        || !method.hasMethodAnnotation(Creates.class)
        || request.getAttribute(MINE) != null) { // dispatched again within the server
      return true;
    }
    String token = request.getParameter(FIELD);
    if (token == null || !TOKEN.matcher(token).matches()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return false;
    }
    String content = SentContent.digest(request);
    SentForms sent = sent(request.getSession());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Sending> mine = sent.begin(token, content);
      if (mine.isPresent()) {
        request.setAttribute(MINE, mine.get());
        return true;
      }
      Optional<Sending> before = sent.with(token);
      Optional<String> made = before.flatMap(Sending::await);
      if (made.isPresent()) {
        if (!before.get().has(content) && asks(method)) {
          request.setAttribute(USED, made.get());
          return true;
        }
        return leadTo(made.get(), request, response);
      }
    }
    response.sendError(HttpServletResponse.SC_CONFLICT);
    return false;
  }

  /** Tells whether a method shows its form again with what is wrong. */
  private static boolean asks(HandlerMethod method) {
    return Stream.of(method.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == BindingResult.class);
  }

  private static boolean leadTo(
      String place, HttpServletRequest request, HttpServletResponse response) throws IOException {
    FlashMap words = RequestContextUtils.getOutputFlashMap(request);
    words.put("done", "This was sent already, and is done once: here it is.");
    RequestContextUtils.saveOutputFlashMap(place, request, response);
    response.sendRedirect(place);
    return false;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView view) {
    String name = view == null ? null : view.getViewName();
    if (request.getAttribute(MINE) instanceof Sending mine
        && name != null
        && name.startsWith(REDIRECT)) {
      mine.made(name.substring(REDIRECT.length()));
    }
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(MINE) instanceof Sending mine) {
      sent(request.getSession()).end(mine);
    }
  }

  private static SentForms sent(HttpSession session) {
    synchronized (WebUtils.getSessionMutex(session)) {
      if (session.getAttribute(SENT) instanceof SentForms known) {
        return known;
      }
      SentForms made = new SentForms();
      session.setAttribute(SENT, made);
      return made;
    }
  }
}
