package dev.hushcell.samples.crm.pages;

import dev.hushcell.samples.crm.alarm.Alarms;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says to users that they, or somebody else, read too much within a minute. */
@ControllerAdvice
class Limits {
  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    UncategorizedDataAccessException.class
  })
  void stopped(DataAccessException failure, HttpServletResponse response) throws IOException {
    if (!Alarms.isStopped(failure)) {
      throw failure;
    }
    response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
  }
}
