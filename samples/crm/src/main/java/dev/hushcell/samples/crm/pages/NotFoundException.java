package dev.hushcell.samples.crm.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the address names is not there, or not any more. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what kind of thing is missing. */
  public NotFoundException(String what) {
    super("there is no such " + what);
  }
}
