package dev.hushcell.samples.crm.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.validation.BindingResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses NUL wherever no form says it beside its field: in searches and addresses. */
final class TextGate implements HandlerInterceptor {
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    boolean hasForm =
        handler instanceof HandlerMethod method
            && Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == BindingResult.class);
    if (!hasForm
        && request.getParameterMap().values().stream()
            .flatMap(Stream::of)
            .anyMatch(TextCheck::isUnseenIn)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return false;
    }
    return true;
  }
}
