package dev.hushcell.hibernate;

import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** An attribute that has {@code @Encrypted} would be stored in clear; Hibernate does not start. */
public final class UnprotectedAttributeException extends HibernateException {
  private static final long serialVersionUID = 1L;

  UnprotectedAttributeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
