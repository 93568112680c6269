package dev.hushcell.samples.crm.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers addresses that name nothing, such as {@code /contacts/abc}, as any other such one. */
@ControllerAdvice
class Addresses {
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  void namesNothing(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  @ExceptionHandler(BindException.class)
  void namesNoPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.sendError(
        request.getMethod().equals("GET")
            ? HttpServletResponse.SC_NOT_FOUND
            : HttpServletResponse.SC_BAD_REQUEST);
  }
}
