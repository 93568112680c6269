package dev.hushcell.samples.crm.handover;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The router did not take a password, so that nothing was changed. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
final class RouterAbsentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RouterAbsentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
