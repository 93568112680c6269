package dev.hushcell.samples.crm.forms;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Takes a form once more that met another one in the database: what the other one saved is seen by
 * then, and the form says beside its fields what is wrong.
 */
@ControllerAdvice
class Collisions {
  private static final String AGAIN = Collisions.class.getName() + ".again";

  @ExceptionHandler({
    DataIntegrityViolationException.class,
    OptimisticLockingFailureException.class
  })
  String again(DataAccessException failure, HttpServletRequest request) {
    if (!request.getMethod().equals("POST") || request.getAttribute(AGAIN) != null) {
      throw failure;
    }
    request.setAttribute(AGAIN, true);
    return "forward:" + request.getRequestURI();
  }
}
