package dev.hushcell.spring;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A data source would send values in clear, or cannot be asked; the application does not start. */
public final class UnprotectedDataSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String bean;

  UnprotectedDataSourceException(String bean, SQLException failure) {
    this(bean, String.valueOf(failure.getMessage()), failure.getCause());
    setStackTrace(failure.getStackTrace());
  }

  private UnprotectedDataSourceException(String bean, String why, @Nullable Throwable cause) {
    super(
        "The data source '"
            + bean
            + (why.startsWith("[HC-")
                ? "' is not usable with protection: "
                : "' gives no connection: ")
            + why,
        cause);
    this.bean = bean;
  }

  /** Returns the name of the bean. */
  public String bean() {
    return bean;
  }
}
