package dev.hushcell.spring;

/** A data source would send values in clear, or cannot be asked; the application does not start. */
public final class UnprotectedDataSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String bean;

  UnprotectedDataSourceException(String bean, String why, Throwable cause) {
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
