package dev.hushcell.contract.soak;

/** Something was read that cannot be there, or was not found that must be. */
final class WrongValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongValue(String message) {
    super(message);
  }
}
